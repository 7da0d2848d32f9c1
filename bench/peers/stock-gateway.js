/** Stock @apollo/gateway under Apollo Server. Argument: JSON of { name: url }. Sends its url to its parent. */
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { parse } from 'graphql';
import { typeDefs } from '../shop-schema.js';

const urls = JSON.parse(process.argv[2]);
const services = Object.entries(urls).map(([name, url]) => ({ name, url, typeDefs: parse(typeDefs[name]) }));
const { supergraphSdl, errors } = composeServices(services);
if (errors) throw new Error(errors.join('\n'));
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.send(url);
