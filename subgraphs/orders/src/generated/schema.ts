// Generated from schema.graphql by scripts/generate-types.mjs; not to be edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneySource } from '@tillgraph/shared-domain/money';
import type { Address as AddressSource } from '@tillgraph/shared-domain/address';
import type { UserError as UserErrorSource, PriceChangedError as PriceChangedErrorSource } from '@tillgraph/shared-domain/user-error';
import type { Order as OrderSource, OrderLine as OrderLineSource, Payment as PaymentSource } from '../domain/order.ts';
import type { TaxTotal as TaxTotalSource } from '../domain/taxes.ts';
import type { CancellationView as CancellationViewSource, StockShortage as StockShortageSource } from '../queries/cancellation.ts';
import type { RefundView as RefundViewSource, RefundLine as RefundLineSource } from '../queries/refunds.ts';
import type { OrderConnection as OrderConnectionSource } from '../queries/orders.ts';
import type { LiveEvent, RequestContext } from '@tillgraph/platform/subgraph';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** RFC 3339 in UTC with milliseconds, such as 2026-11-22T09:30:00.000Z; any offset is taken. */
  DateTime: { input: unknown; output: string; }
  /** A day of the shop's calendar, such as 2026-11-22. */
  Date: { input: unknown; output: string; }
  /** A decimal number as text, such as "12.50"; never a JSON number. */
  Decimal: { input: unknown; output: string; }
  /** A JSON number with at most 9 whole digits and 3 decimals. In this version whole numbers only. */
  Quantity: { input: unknown; output: number; }
  JSON: { input: unknown; output: object; }
};

export type Query = {
  readonly __typename?: 'Query';
  readonly order?: Maybe<Order>;
  readonly orderByNumber?: Maybe<Order>;
  readonly orders?: Maybe<OrderConnection>;
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrderByNumberArgs = {
  number: Scalars['String']['input'];
};


export type QueryOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  orderBy?: InputMaybe<OrderSort>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Prices come from the catalogue, never from the client. The stock and the payments follow: see Order.status. */
  readonly placeOrder?: Maybe<OrderPayload>;
  /** Gives the reserved stock and the payments back. Conflict once the goods were handed over. A paid order needs orders:refund too. */
  readonly cancelOrder?: Maybe<OrderPayload>;
  /** A paid delivery leaves the shop. */
  readonly shipOrder?: Maybe<OrderPayload>;
  /** Takes lines of a completed or shipped order back, and pays them back: without payments to the tenders that it was paid with, latest first, never more than each took. */
  readonly refundOrder?: Maybe<RefundPayload>;
};


export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationShipOrderArgs = {
  input: ShipOrderInput;
};


export type MutationRefundOrderArgs = {
  input: RefundOrderInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The order as it is now first, then after each change; with afterVersion, only what is newer than that. */
  readonly orderChanged: Order;
  /** Every order that matches, from now on, after each change; with after, first the newest state of each that changed since that cursor. */
  readonly ordersChanged: OrderChange;
};


export type SubscriptionOrderChangedArgs = {
  orderId: Scalars['ID']['input'];
  afterVersion?: InputMaybe<Scalars['Int']['input']>;
};


export type SubscriptionOrdersChangedArgs = {
  filter?: InputMaybe<OrderFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** PENDING > RESERVED > PAID > COMPLETED (counter: with PAID in one step) or SHIPPED (delivery); CANCELLED from any of the first three. A refund leaves the status. */
export type OrderStatus =
  | 'PENDING'
  | 'RESERVED'
  | 'PAID'
  | 'COMPLETED'
  | 'SHIPPED'
  | 'CANCELLED';

export type FulfilmentMethod =
  | 'COUNTER'
  | 'DELIVERY';

/** More may be added. */
export type PaymentMethod =
  | 'CASH'
  | 'CARD'
  | 'ACCOUNT';

export type PaymentStatus =
  | 'PENDING'
  | 'TAKEN'
  | 'DECLINED'
  | 'RETURNED';

export type CancellationReason =
  | 'OUT_OF_STOCK'
  | 'PAYMENT_DECLINED'
  | 'TIMED_OUT'
  | 'REQUESTED';

export type OrderSort =
  | 'PLACED_AT_DESC'
  | 'PLACED_AT_ASC'
  | 'UPDATED_AT_ASC'
  | 'TOTAL_DESC';

export type OrderFilter = {
  readonly status?: InputMaybe<ReadonlyArray<OrderStatus>>;
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  readonly cashierId?: InputMaybe<Scalars['ID']['input']>;
  readonly placedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  readonly placedTo?: InputMaybe<Scalars['DateTime']['input']>;
  readonly updatedFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

/** subtotal + taxTotal = total, always, of each line and of the order. */
export type Order = {
  readonly __typename?: 'Order';
  readonly id: Scalars['ID']['output'];
  /** Short, in sequence without a gap, for people and receipts. */
  readonly number: Scalars['String']['output'];
  readonly status: OrderStatus;
  readonly fulfilmentMethod: FulfilmentMethod;
  readonly customer?: Maybe<Customer>;
  readonly cashier?: Maybe<User>;
  /** As sent, in that order. */
  readonly lines: ReadonlyArray<OrderLine>;
  readonly pricesIncludeTax: Scalars['Boolean']['output'];
  readonly discountTotal: Money;
  /** Without tax, after discounts. */
  readonly subtotal: Money;
  readonly taxTotal: Money;
  readonly taxes: ReadonlyArray<TaxTotal>;
  readonly total: Money;
  readonly payments: ReadonlyArray<Payment>;
  readonly refunds: ReadonlyArray<Refund>;
  readonly refundedTotal: Money;
  readonly cancellation?: Maybe<Cancellation>;
  readonly deliveryAddress?: Maybe<Address>;
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The shop's day of its placing. */
  readonly businessDate: Scalars['Date']['output'];
  readonly placedAt: Scalars['DateTime']['output'];
  readonly completedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly version: Scalars['Int']['output'];
  /** Oldest first: the order's time line. */
  readonly history?: Maybe<HistoryConnection>;
};


/** subtotal + taxTotal = total, always, of each line and of the order. */
export type OrderHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Name, sku, price and tax as they were when the order was placed. */
export type OrderLine = {
  readonly __typename?: 'OrderLine';
  readonly id: Scalars['ID']['output'];
  readonly product?: Maybe<Product>;
  readonly productName: Scalars['String']['output'];
  readonly sku: Scalars['String']['output'];
  readonly quantity: Scalars['Quantity']['output'];
  readonly unitPrice: Money;
  readonly discountTotal: Money;
  readonly subtotal: Money;
  readonly taxRate: Scalars['Decimal']['output'];
  readonly taxTotal: Money;
  readonly total: Money;
  readonly refundedQuantity: Scalars['Quantity']['output'];
  readonly note?: Maybe<Scalars['String']['output']>;
};

export type TaxTotal = {
  readonly __typename?: 'TaxTotal';
  readonly rate: Scalars['Decimal']['output'];
  readonly net: Money;
  readonly tax: Money;
};

/** account: where the money went, or came from for ACCOUNT. reference: of the card terminal. */
export type Payment = {
  readonly __typename?: 'Payment';
  readonly id: Scalars['ID']['output'];
  readonly method: PaymentMethod;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly tendered?: Maybe<Money>;
  readonly change?: Maybe<Money>;
  readonly account?: Maybe<Account>;
  readonly reference?: Maybe<Scalars['String']['output']>;
  readonly takenAt?: Maybe<Scalars['DateTime']['output']>;
  readonly refunded: Money;
};

/** shortages for OUT_OF_STOCK; available, what the account had, for PAYMENT_DECLINED. */
export type Cancellation = {
  readonly __typename?: 'Cancellation';
  readonly reason: CancellationReason;
  readonly message: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly shortages: ReadonlyArray<StockShortage>;
  readonly available?: Maybe<Money>;
};

export type StockShortage = {
  readonly __typename?: 'StockShortage';
  readonly line: OrderLine;
  readonly requested: Scalars['Quantity']['output'];
  readonly available: Scalars['Quantity']['output'];
};

export type Refund = {
  readonly __typename?: 'Refund';
  readonly id: Scalars['ID']['output'];
  readonly lines: ReadonlyArray<RefundLine>;
  readonly total: Money;
  readonly taxTotal: Money;
  readonly payments: ReadonlyArray<Payment>;
  readonly reason: Scalars['String']['output'];
  readonly refundedBy?: Maybe<User>;
  readonly refundedAt: Scalars['DateTime']['output'];
  readonly businessDate: Scalars['Date']['output'];
};

export type RefundLine = {
  readonly __typename?: 'RefundLine';
  readonly line: OrderLine;
  readonly quantity: Scalars['Quantity']['output'];
  readonly restocked: Scalars['Boolean']['output'];
  readonly total: Money;
};

/** matches is false once, when a change takes the order out of the filter. */
export type OrderChange = {
  readonly __typename?: 'OrderChange';
  readonly order: Order;
  readonly matches: Scalars['Boolean']['output'];
  readonly cursor: Scalars['String']['output'];
};

export type Customer = {
  readonly __typename?: 'Customer';
  readonly id: Scalars['ID']['output'];
  /** Newest first. */
  readonly orders?: Maybe<OrderConnection>;
};


export type CustomerOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Product = {
  readonly __typename?: 'Product';
  readonly id: Scalars['ID']['output'];
};

export type Account = {
  readonly __typename?: 'Account';
  readonly id: Scalars['ID']['output'];
};

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
};

export type PlaceOrderInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly lines: ReadonlyArray<OrderLineInput>;
  /** Add up to the total, else InvalidInput; one of them may leave its amount out and takes the rest. If one is declined, the others are given back. */
  readonly payments: ReadonlyArray<PaymentInput>;
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  readonly fulfilmentMethod?: InputMaybe<FulfilmentMethod>;
  /** For DELIVERY; null: the customer's own address, if any. */
  readonly deliveryAddress?: InputMaybe<AddressInput>;
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Of the whole order, after the lines' own; spread over the lines by largest remainder. */
  readonly discounts?: InputMaybe<ReadonlyArray<DiscountInput>>;
  /** Refused with PriceChanged when the total is another. */
  readonly expectedTotal?: InputMaybe<MoneyInput>;
  /** How long the answer may wait for COMPLETED, CANCELLED, or PAID of a delivery, in ms, at most 10 000; then the order is answered as it is. 0 answers at once. */
  readonly awaitOutcomeMs?: InputMaybe<Scalars['Int']['input']>;
};

export type OrderLineInput = {
  readonly productId: Scalars['ID']['input'];
  readonly quantity: Scalars['Quantity']['input'];
  readonly discount?: InputMaybe<DiscountInput>;
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** Exactly one of the two; percent from 0 to 100. Needs orders:discount. */
export type DiscountInput = {
  readonly percent?: InputMaybe<Scalars['Decimal']['input']>;
  readonly amount?: InputMaybe<MoneyInput>;
};

/** tendered: cash handed over, for the change. accountId: required for ACCOUNT; for CASH and CARD another drawer or card account than till and card. */
export type PaymentInput = {
  readonly method: PaymentMethod;
  readonly amount?: InputMaybe<MoneyInput>;
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  readonly tendered?: InputMaybe<MoneyInput>;
  readonly reference?: InputMaybe<Scalars['String']['input']>;
};

export type CancelOrderInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly orderId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly message?: InputMaybe<Scalars['String']['input']>;
};

export type ShipOrderInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly orderId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type RefundOrderInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly orderId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly lines: ReadonlyArray<RefundLineInput>;
  readonly payments?: InputMaybe<ReadonlyArray<PaymentInput>>;
  readonly reason: Scalars['String']['input'];
};

export type RefundLineInput = {
  readonly lineId: Scalars['ID']['input'];
  readonly quantity: Scalars['Quantity']['input'];
  readonly restock?: InputMaybe<Scalars['Boolean']['input']>;
};

export type OrderPayload = {
  readonly __typename?: 'OrderPayload';
  readonly order?: Maybe<Order>;
  readonly consistencyToken?: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RefundPayload = {
  readonly __typename?: 'RefundPayload';
  readonly refund?: Maybe<Refund>;
  readonly order?: Maybe<Order>;
  readonly consistencyToken?: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type OrderConnection = {
  readonly __typename?: 'OrderConnection';
  readonly edges: ReadonlyArray<OrderEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type OrderEdge = {
  readonly __typename?: 'OrderEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Order;
};

export type PriceChanged = UserError & {
  readonly __typename?: 'PriceChanged';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly expected: Money;
  readonly actual: Money;
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

export type HistoryConnection = {
  readonly __typename?: 'HistoryConnection';
  readonly edges: ReadonlyArray<HistoryEdge>;
  readonly pageInfo: PageInfo;
};

export type HistoryEdge = {
  readonly __typename?: 'HistoryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: HistoryEntry;
};

/** One event of the entity's stream, told for people: data's fields may change, and hold no secret and no erased data. */
export type HistoryEntry = {
  readonly __typename?: 'HistoryEntry';
  readonly version: Scalars['Int']['output'];
  readonly type: Scalars['String']['output'];
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly actorId?: Maybe<Scalars['ID']['output']>;
  /** Null where it was no user: an API key, or the shop itself. */
  readonly actor?: Maybe<User>;
  readonly data: Scalars['JSON']['output'];
};

/** amount has the currency's own number of places; currencyCode is ISO 4217. */
export type Money = {
  readonly __typename?: 'Money';
  readonly amount: Scalars['Decimal']['output'];
  readonly currencyCode: Scalars['String']['output'];
};

export type MoneyInput = {
  readonly amount: Scalars['Decimal']['input'];
  readonly currencyCode: Scalars['String']['input'];
};

export type Address = {
  readonly __typename?: 'Address';
  readonly lines: ReadonlyArray<Scalars['String']['output']>;
  readonly city?: Maybe<Scalars['String']['output']>;
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  readonly region?: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: Maybe<Scalars['String']['output']>;
};

export type AddressInput = {
  readonly lines: ReadonlyArray<Scalars['String']['input']>;
  readonly city?: InputMaybe<Scalars['String']['input']>;
  readonly postalCode?: InputMaybe<Scalars['String']['input']>;
  readonly region?: InputMaybe<Scalars['String']['input']>;
  readonly countryCode?: InputMaybe<Scalars['String']['input']>;
};

/** A refusal that the user can act on. code is stable; path leads into the arguments, indexes as text: ["input", "lines", "0", "quantity"]. */
export type UserError = {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

export type InvalidInput = UserError & {
  readonly __typename?: 'InvalidInput';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

export type NotFound = UserError & {
  readonly __typename?: 'NotFound';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** code: VERSION_MISMATCH or STATE_NOT_ALLOWED. */
export type Conflict = UserError & {
  readonly __typename?: 'Conflict';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly currentVersion?: Maybe<Scalars['Int']['output']>;
};

/** A sku, barcode, code or e-mail that is taken. */
export type AlreadyExists = UserError & {
  readonly __typename?: 'AlreadyExists';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly existingId?: Maybe<Scalars['ID']['output']>;
};

export type IdempotencyKeyReused = UserError & {
  readonly __typename?: 'IdempotencyKeyReused';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<LiveEvent<TResult>> | Promise<AsyncIterable<LiveEvent<TResult>>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Order: Order;
  Customer: Customer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Quantity: ResolverTypeWrapper<Scalars['Quantity']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OrderStatus: OrderStatus;
  FulfilmentMethod: FulfilmentMethod;
  PaymentMethod: PaymentMethod;
  PaymentStatus: PaymentStatus;
  CancellationReason: CancellationReason;
  OrderSort: OrderSort;
  OrderFilter: OrderFilter;
  Order: ResolverTypeWrapper<OrderSource>;
  OrderLine: ResolverTypeWrapper<OrderLineSource>;
  TaxTotal: ResolverTypeWrapper<TaxTotalSource>;
  Payment: ResolverTypeWrapper<PaymentSource>;
  Cancellation: ResolverTypeWrapper<CancellationViewSource>;
  StockShortage: ResolverTypeWrapper<StockShortageSource>;
  Refund: ResolverTypeWrapper<RefundViewSource>;
  RefundLine: ResolverTypeWrapper<RefundLineSource>;
  OrderChange: ResolverTypeWrapper<Omit<OrderChange, 'order'> & { order: ResolversTypes['Order'] }>;
  Customer: ResolverTypeWrapper<Omit<Customer, 'orders'> & { orders?: Maybe<ResolversTypes['OrderConnection']> }>;
  Product: ResolverTypeWrapper<Product>;
  Account: ResolverTypeWrapper<Account>;
  User: ResolverTypeWrapper<User>;
  PlaceOrderInput: PlaceOrderInput;
  OrderLineInput: OrderLineInput;
  DiscountInput: DiscountInput;
  PaymentInput: PaymentInput;
  CancelOrderInput: CancelOrderInput;
  ShipOrderInput: ShipOrderInput;
  RefundOrderInput: RefundOrderInput;
  RefundLineInput: RefundLineInput;
  OrderPayload: ResolverTypeWrapper<Omit<OrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RefundPayload: ResolverTypeWrapper<Omit<RefundPayload, 'refund' | 'order' | 'userErrors'> & { refund?: Maybe<ResolversTypes['Refund']>, order?: Maybe<ResolversTypes['Order']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  OrderConnection: ResolverTypeWrapper<OrderConnectionSource>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  PriceChanged: ResolverTypeWrapper<PriceChangedErrorSource>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  HistoryConnection: ResolverTypeWrapper<HistoryConnection>;
  HistoryEdge: ResolverTypeWrapper<HistoryEdge>;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  Money: ResolverTypeWrapper<MoneySource>;
  MoneyInput: MoneyInput;
  Address: ResolverTypeWrapper<AddressSource>;
  AddressInput: AddressInput;
  UserError: ResolverTypeWrapper<UserErrorSource>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  NotFound: ResolverTypeWrapper<NotFound>;
  Conflict: ResolverTypeWrapper<Conflict>;
  AlreadyExists: ResolverTypeWrapper<AlreadyExists>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  Quantity: Scalars['Quantity']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  OrderFilter: OrderFilter;
  Order: OrderSource;
  OrderLine: OrderLineSource;
  TaxTotal: TaxTotalSource;
  Payment: PaymentSource;
  Cancellation: CancellationViewSource;
  StockShortage: StockShortageSource;
  Refund: RefundViewSource;
  RefundLine: RefundLineSource;
  OrderChange: Omit<OrderChange, 'order'> & { order: ResolversParentTypes['Order'] };
  Customer: Omit<Customer, 'orders'> & { orders?: Maybe<ResolversParentTypes['OrderConnection']> } | FederationReferenceTypes['Customer'];
  Product: Product;
  Account: Account;
  User: User;
  PlaceOrderInput: PlaceOrderInput;
  OrderLineInput: OrderLineInput;
  DiscountInput: DiscountInput;
  PaymentInput: PaymentInput;
  CancelOrderInput: CancelOrderInput;
  ShipOrderInput: ShipOrderInput;
  RefundOrderInput: RefundOrderInput;
  RefundLineInput: RefundLineInput;
  OrderPayload: Omit<OrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RefundPayload: Omit<RefundPayload, 'refund' | 'order' | 'userErrors'> & { refund?: Maybe<ResolversParentTypes['Refund']>, order?: Maybe<ResolversParentTypes['Order']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  OrderConnection: OrderConnectionSource;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  PriceChanged: PriceChangedErrorSource;
  PageInfo: PageInfo;
  HistoryConnection: HistoryConnection;
  HistoryEdge: HistoryEdge;
  HistoryEntry: HistoryEntry;
  Money: MoneySource;
  MoneyInput: MoneyInput;
  Address: AddressSource;
  AddressInput: AddressInput;
  UserError: UserErrorSource;
  InvalidInput: InvalidInput;
  NotFound: NotFound;
  Conflict: Conflict;
  AlreadyExists: AlreadyExists;
  IdempotencyKeyReused: IdempotencyKeyReused;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type LinkDirectiveArgs = {
  url: Scalars['String']['input'];
  import?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type LinkDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['String']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface QuantityScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Quantity'], any> {
  name: 'Quantity';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orderByNumber?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderByNumberArgs, 'number'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<QueryOrdersArgs, 'first' | 'orderBy'>>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  placeOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  cancelOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  shipOrder?: Resolver<Maybe<ResolversTypes['OrderPayload']>, ParentType, ContextType, RequireFields<MutationShipOrderArgs, 'input'>>;
  refundOrder?: Resolver<Maybe<ResolversTypes['RefundPayload']>, ParentType, ContextType, RequireFields<MutationRefundOrderArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  orderChanged?: SubscriptionResolver<ResolversTypes['Order'], "orderChanged", ParentType, ContextType, RequireFields<SubscriptionOrderChangedArgs, 'orderId'>>;
  ordersChanged?: SubscriptionResolver<ResolversTypes['OrderChange'], "ordersChanged", ParentType, ContextType, Partial<SubscriptionOrdersChangedArgs>>;
};

export type OrderResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  fulfilmentMethod?: Resolver<ResolversTypes['FulfilmentMethod'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  cashier?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  pricesIncludeTax?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  discountTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxes?: Resolver<ReadonlyArray<ResolversTypes['TaxTotal']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payments?: Resolver<ReadonlyArray<ResolversTypes['Payment']>, ParentType, ContextType>;
  refunds?: Resolver<ReadonlyArray<ResolversTypes['Refund']>, ParentType, ContextType>;
  refundedTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cancellation?: Resolver<Maybe<ResolversTypes['Cancellation']>, ParentType, ContextType>;
  deliveryAddress?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['HistoryConnection']>, ParentType, ContextType, RequireFields<OrderHistoryArgs, 'first'>>;
};

export type OrderLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  taxTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refundedQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TaxTotalResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TaxTotal'] = ResolversParentTypes['TaxTotal']> = {
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tendered?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  takenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CancellationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Cancellation'] = ResolversParentTypes['Cancellation']> = {
  reason?: Resolver<ResolversTypes['CancellationReason'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  shortages?: Resolver<ReadonlyArray<ResolversTypes['StockShortage']>, ParentType, ContextType>;
  available?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type StockShortageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StockShortage'] = ResolversParentTypes['StockShortage']> = {
  line?: Resolver<ResolversTypes['OrderLine'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type RefundResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['RefundLine']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payments?: Resolver<ReadonlyArray<ResolversTypes['Payment']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refundedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  refundedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  businessDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type RefundLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RefundLine'] = ResolversParentTypes['RefundLine']> = {
  line?: Resolver<ResolversTypes['OrderLine'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  restocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OrderChange'] = ResolversParentTypes['OrderChange']> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<CustomerOrdersArgs, 'first'>>;
};

export type ProductResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AccountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrderPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OrderPayload'] = ResolversParentTypes['OrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  consistencyToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefundPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RefundPayload'] = ResolversParentTypes['RefundPayload']> = {
  refund?: Resolver<Maybe<ResolversTypes['Refund']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  consistencyToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type PriceChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PriceChanged'] = ResolversParentTypes['PriceChanged']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  actual?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HistoryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryConnection'] = ResolversParentTypes['HistoryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HistoryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type HistoryEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryEdge'] = ResolversParentTypes['HistoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['HistoryEntry'], ParentType, ContextType>;
};

export type HistoryEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryEntry'] = ResolversParentTypes['HistoryEntry']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  data?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AddressResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  lines?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'PriceChanged' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'AlreadyExists' | 'IdempotencyKeyReused', ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadyExistsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AlreadyExists'] = ResolversParentTypes['AlreadyExists']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  existingId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Quantity?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  TaxTotal?: TaxTotalResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  Cancellation?: CancellationResolvers<ContextType>;
  StockShortage?: StockShortageResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundLine?: RefundLineResolvers<ContextType>;
  OrderChange?: OrderChangeResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  OrderPayload?: OrderPayloadResolvers<ContextType>;
  RefundPayload?: RefundPayloadResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  PriceChanged?: PriceChangedResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  HistoryConnection?: HistoryConnectionResolvers<ContextType>;
  HistoryEdge?: HistoryEdgeResolvers<ContextType>;
  HistoryEntry?: HistoryEntryResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  Conflict?: ConflictResolvers<ContextType>;
  AlreadyExists?: AlreadyExistsResolvers<ContextType>;
  IdempotencyKeyReused?: IdempotencyKeyReusedResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
};
