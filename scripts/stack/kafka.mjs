import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { need, run } from './command.mjs';
import { daemonPid, startDaemon, stopDaemon } from './daemon.mjs';

/** Apache Kafka as one node in KRaft mode, from the jars of Maven Central. */
export const kafka = {
  async start({ folder, cache }) {
    if (daemonPid(folder) !== undefined) return false;
    need('java', 'Apache Kafka needs Java 17 or newer: install one, so that "java" is found.');
    const jars = await downloaded(cache);
    const { port } = ports();
    const properties = join(folder, 'server.properties');
    writeFileSync(properties, serverProperties(folder));
    const logging = join(folder, 'log4j2.properties');
    writeFileSync(logging, loggingProperties);
    const java = [`-Dlog4j2.configurationFile=${logging}`, '-cp', join(jars, '*')];
    if (!existsSync(join(folder, 'data', 'meta.properties'))) {
      const id = randomBytes(16).toString('base64url').replace(/^-/, 'A');
      run('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', properties], {
        what: 'Making the data folder of Kafka',
      });
    }
    await startDaemon({
      folder,
      port,
      command: 'java',
      args: [
        ...['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC'],
        // It lives for minutes beside all other processes of a shop: C2's compiling would cost more than it saves.
        '-XX:TieredStopAtLevel=1',
        ...[...java, 'kafka.Kafka', properties],
      ],
    });
    return true;
  },
  stop: ({ folder }) => stopDaemon(folder),
  isRunning: ({ folder }) => daemonPid(folder) !== undefined,
  urls: () => ({ KAFKA_BROKERS: `127.0.0.1:${ports().port}` }),
};

/** 4.4.0 is not whole in Maven Central. */
const version = '4.3.1';

function ports() {
  const port = Number(process.env.KAFKA_PORT ?? 9092);
  return { port, controller: Number(process.env.KAFKA_CONTROLLER_PORT ?? port + 1) };
}

async function downloaded(cache) {
  const jars = join(cache, `kafka-${version}`);
  if (existsSync(jars)) return jars;
  need('mvn', 'The jars of Apache Kafka come by Maven: install it, so that "mvn" is found.');
  const partial = `${jars}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const pom = join(partial, 'pom.xml');
  writeFileSync(pom, project);
  console.error(`Downloading Apache Kafka ${version} (once) ...`);
  run(
    'mvn',
    [
      '-q',
      '-B',
      '-f',
      pom,
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${partial}`,
    ],
    { what: 'Downloading Apache Kafka' },
  );
  if (existsSync(jars)) rmSync(partial, { recursive: true });
  else renameSync(partial, jars);
  return jars;
}

const dependency = (group, artifact, number) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${number}</version></dependency>`;

const project = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>tillgraph</groupId><artifactId>native-stack</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
${dependency('org.apache.kafka', 'kafka_2.13', version)}
${dependency('org.apache.logging.log4j', 'log4j-slf4j-impl', '2.25.4')}
${dependency('org.apache.logging.log4j', 'log4j-core', '2.25.4')}
</dependencies></project>
`;

function serverProperties(folder) {
  const { port, controller } = ports();
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
inter.broker.listener.name=PLAINTEXT
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${join(folder, 'data')}
default.replication.factor=1
min.insync.replicas=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
# Else a broker that was killed takes 12 s to come back: its old session has to expire first.
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
log.segment.bytes=67108864
log.cleaner.dedupe.buffer.size=16777216
num.network.threads=2
num.io.threads=4
`;
}

const loggingProperties = `status=warn
appenders=console
appender.console.type=Console
appender.console.name=STDOUT
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=[%d] %p %m (%c)%n
rootLogger.level=warn
rootLogger.appenderRefs=stdout
rootLogger.appenderRef.stdout.ref=STDOUT
`;
