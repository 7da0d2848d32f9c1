import { withGuard } from '@tillgraph/shared-domain/formula-guard';
import type { Export } from './export.ts';
import { allNodes, type Page } from './pages.ts';

/** All customers, newest first; of who was erased there is no more than that. */
export const customerExport: Export = {
  columns: [
    'id',
    'name',
    'email',
    'phone',
    'address',
    'postal_code',
    'city',
    'region',
    'country',
    'active',
    'created_at',
    'erased_at',
  ],
  async *rows(graph, { onPage }) {
    const pageOf = ({ customers }: { customers: Page<Customer> | null }) => customers;
    for await (const customer of allNodes(graph, document, {}, pageOf, onPage)) yield cellsOf(customer);
  },
};

const document = `query ($after: String) {
  customers(first: 100, after: $after, orderBy: CREATED_AT_DESC) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node {
      id name email phone address { lines postalCode city region countryCode } active createdAt erasedAt
    } }
  }
}`;

interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: {
    readonly lines: readonly string[];
    readonly postalCode: string | null;
    readonly city: string | null;
    readonly region: string | null;
    readonly countryCode: string | null;
  } | null;
  readonly active: boolean;
  readonly createdAt: string;
  readonly erasedAt: string | null;
}

const cellsOf = ({ id, name, email, phone, address, active, createdAt, erasedAt }: Customer) => [
  id,
  withGuard(name),
  withGuard(email ?? ''),
  withGuard(phone ?? ''),
  withGuard(address?.lines.join('\n') ?? ''),
  withGuard(address?.postalCode ?? ''),
  withGuard(address?.city ?? ''),
  withGuard(address?.region ?? ''),
  address?.countryCode ?? '',
  String(active),
  createdAt,
  erasedAt ?? '',
];
