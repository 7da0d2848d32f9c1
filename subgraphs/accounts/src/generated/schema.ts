// Generated from schema.graphql by scripts/generate-types.mjs; not to be edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneySource } from '@tillgraph/shared-domain/money';
import type { Address as AddressSource } from '@tillgraph/shared-domain/address';
import type { UserError as UserErrorSource } from '@tillgraph/shared-domain/user-error';
import type { AccountDocument as AccountDocumentSource } from '../projections/accounts.ts';
import type { AccountConnection as AccountConnectionSource } from '../queries/accounts.ts';
import type { KnownCustomer as KnownCustomerSource } from '../projections/known-customers.ts';
import type { Statement as StatementSource } from '../queries/statement.ts';
import type { TillSessionDocument as TillSessionDocumentSource } from '../projections/till-sessions.ts';
import type { TillSessionConnection as TillSessionConnectionSource } from '../queries/till-sessions.ts';
import type { TransactionDocument as TransactionDocumentSource } from '../projections/transactions.ts';
import type { TransactionConnection as TransactionConnectionSource } from '../queries/transactions.ts';
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
  /** A decimal number as text, such as "12.50"; never a JSON number. */
  Decimal: { input: unknown; output: string; }
  JSON: { input: unknown; output: object; }
};

export type Query = {
  readonly __typename?: 'Query';
  readonly account?: Maybe<Account>;
  readonly accountByCode?: Maybe<Account>;
  /** By code. */
  readonly accounts?: Maybe<AccountConnection>;
  readonly tillSession?: Maybe<TillSession>;
  /** Newest first. */
  readonly tillSessions?: Maybe<TillSessionConnection>;
};


export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountByCodeArgs = {
  code: Scalars['String']['input'];
};


export type QueryAccountsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccountFilter>;
};


export type QueryTillSessionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTillSessionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TillSessionFilter>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  readonly openAccount?: Maybe<AccountPayload>;
  readonly updateAccount?: Maybe<AccountPayload>;
  /** Only at a balance of zero; the accounts till and card stay open. */
  readonly closeAccount?: Maybe<AccountPayload>;
  readonly recordIncome?: Maybe<TransactionPayload>;
  readonly recordExpense?: Maybe<TransactionPayload>;
  /** Moves money between two accounts of one currency: both sides are recorded, or neither. */
  readonly transfer?: Maybe<TransferPayload>;
  /** Money that a customer pays in at a till: both balances rise, in one append. from: the drawer's transaction, to: the account's; both INCOME, each the other's counterpart. */
  readonly depositToAccount?: Maybe<TransferPayload>;
  /** Records the opposite, once; the original stays in the statement. A transfer is reversed on both sides; what an order took or gave back is reversed by cancelling or refunding the order, else Conflict; a reversal is not reversed. */
  readonly reverseTransaction?: Maybe<TransactionPayload>;
  /** Begins a shift at a drawer with the cash counted in it; a difference from the drawer's balance is booked as TILL_DIFFERENCE before the shift begins. */
  readonly openTill?: Maybe<TillSessionPayload>;
  /** Cash put in or taken out during a shift; with toAccountId the other side is booked there. */
  readonly moveCash?: Maybe<TillSessionPayload>;
  /** Ends the shift with the cash counted; the difference is booked on the drawer, so that it holds what was counted. */
  readonly closeTill?: Maybe<TillSessionPayload>;
};


export type MutationOpenAccountArgs = {
  input: OpenAccountInput;
};


export type MutationUpdateAccountArgs = {
  input: UpdateAccountInput;
};


export type MutationCloseAccountArgs = {
  input: CloseAccountInput;
};


export type MutationRecordIncomeArgs = {
  input: RecordTransactionInput;
};


export type MutationRecordExpenseArgs = {
  input: RecordTransactionInput;
};


export type MutationTransferArgs = {
  input: TransferInput;
};


export type MutationDepositToAccountArgs = {
  input: DepositInput;
};


export type MutationReverseTransactionArgs = {
  input: ReverseTransactionInput;
};


export type MutationOpenTillArgs = {
  input: OpenTillInput;
};


export type MutationMoveCashArgs = {
  input: MoveCashInput;
};


export type MutationCloseTillArgs = {
  input: CloseTillInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The account as it is now first, then after each change; with afterVersion, only what is newer than that. */
  readonly balanceChanged: Account;
};


export type SubscriptionBalanceChangedArgs = {
  accountId: Scalars['ID']['input'];
  afterVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** TILL is a cash drawer, CARD takes card payments; every shop has one of each from its first start, with the codes till and card. More kinds may be added. */
export type AccountKind =
  | 'CUSTOMER'
  | 'TILL'
  | 'CARD'
  | 'GENERAL';

export type TransactionType =
  | 'INCOME'
  | 'EXPENSE';

/** What a transaction came from. More may be added. */
export type TransactionOrigin =
  | 'MANUAL'
  | 'ORDER_PAYMENT'
  | 'ORDER_REFUND'
  | 'TRANSFER'
  | 'DEPOSIT'
  | 'CASH_MOVEMENT'
  | 'TILL_DIFFERENCE'
  | 'REVERSAL';

export type Account = {
  readonly __typename?: 'Account';
  readonly id: Scalars['ID']['output'];
  /** Unique, chosen by the user, such as wesley. */
  readonly code: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly kind: AccountKind;
  readonly balance: Money;
  /** How far below zero an expense may take the balance. */
  readonly overdraftLimit: Money;
  /** The balance as it stood at that moment, by recordedAt. */
  readonly balanceAt: Money;
  /** What was recorded in [from, to). */
  readonly statement: Statement;
  /** Newest first. */
  readonly transactions: TransactionConnection;
  readonly customer?: Maybe<Customer>;
  readonly active: Scalars['Boolean']['output'];
  readonly openedAt: Scalars['DateTime']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly version: Scalars['Int']['output'];
  readonly history?: Maybe<HistoryConnection>;
};


export type AccountBalanceAtArgs = {
  at: Scalars['DateTime']['input'];
};


export type AccountStatementArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type AccountTransactionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TransactionFilter>;
};


export type AccountHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Transaction = {
  readonly __typename?: 'Transaction';
  readonly id: Scalars['ID']['output'];
  readonly account?: Maybe<Account>;
  readonly type: TransactionType;
  readonly origin: TransactionOrigin;
  readonly amount: Money;
  readonly description: Scalars['String']['output'];
  readonly category?: Maybe<Scalars['String']['output']>;
  readonly balanceAfter: Money;
  /** As the user said, for display and the cash flow; never in the future. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** When it was recorded; balances and statements follow it. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** The order that it pays or pays back. */
  readonly order?: Maybe<Order>;
  /** The other side of a transfer, a deposit or a cash movement. */
  readonly counterpart?: Maybe<Transaction>;
  readonly reversalOf?: Maybe<Transaction>;
  readonly reversedBy?: Maybe<Transaction>;
};

/** Oldest first, with the balance after each. */
export type Statement = {
  readonly __typename?: 'Statement';
  readonly openingBalance: Money;
  readonly closingBalance: Money;
  readonly totalIncome: Money;
  readonly totalExpense: Money;
  readonly transactions: TransactionConnection;
};

/** A shift at a drawer. The figures are those of the shift (X report while it is open, Z report once closed). cashIn and cashOut hold every other booking on the drawer during it (deposits, transfers, cash movements, manual ones); expectedCash = openingFloat + cashSales - cashRefunds + cashIn - cashOut, which is the drawer's balance while it is open. */
export type TillSession = {
  readonly __typename?: 'TillSession';
  readonly id: Scalars['ID']['output'];
  /** Of each drawer, without a gap. */
  readonly number: Scalars['Int']['output'];
  readonly till?: Maybe<Account>;
  readonly openedBy?: Maybe<User>;
  readonly openedAt: Scalars['DateTime']['output'];
  readonly openingFloat: Money;
  readonly cashSales: Money;
  readonly cashRefunds: Money;
  readonly cashIn: Money;
  readonly cashOut: Money;
  readonly expectedCash: Money;
  readonly counted?: Maybe<Money>;
  readonly difference?: Maybe<Money>;
  readonly closedBy?: Maybe<User>;
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly version: Scalars['Int']['output'];
  readonly history?: Maybe<HistoryConnection>;
};


/** A shift at a drawer. The figures are those of the shift (X report while it is open, Z report once closed). cashIn and cashOut hold every other booking on the drawer during it (deposits, transfers, cash movements, manual ones); expectedCash = openingFloat + cashSales - cashRefunds + cashIn - cashOut, which is the drawer's balance while it is open. */
export type TillSessionHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Customer = {
  readonly __typename?: 'Customer';
  readonly id: Scalars['ID']['output'];
  readonly accounts?: Maybe<AccountConnection>;
};


export type CustomerAccountsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Order = {
  readonly __typename?: 'Order';
  readonly id: Scalars['ID']['output'];
};

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
};

export type AccountFilter = {
  readonly search?: InputMaybe<Scalars['String']['input']>;
  readonly kind?: InputMaybe<ReadonlyArray<AccountKind>>;
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
};

export type TransactionFilter = {
  readonly type?: InputMaybe<TransactionType>;
  readonly category?: InputMaybe<Scalars['String']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type TillSessionFilter = {
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  readonly open?: InputMaybe<Scalars['Boolean']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** code and name are 1 to 64 and 1 to 200 characters. CUSTOMER needs customerId; the other kinds take none, else InvalidInput. */
export type OpenAccountInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly code: Scalars['String']['input'];
  readonly name: Scalars['String']['input'];
  readonly kind?: InputMaybe<AccountKind>;
  readonly currencyCode: Scalars['String']['input'];
  readonly overdraftLimit?: InputMaybe<Scalars['Decimal']['input']>;
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateAccountInput = {
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly accountId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly overdraftLimit?: InputMaybe<Scalars['Decimal']['input']>;
};

export type CloseAccountInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly accountId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** amount is above zero and in the account's currency; category is free text such as Salary. */
export type RecordTransactionInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly accountId: Scalars['ID']['input'];
  readonly amount: MoneyInput;
  readonly description: Scalars['String']['input'];
  readonly category?: InputMaybe<Scalars['String']['input']>;
  readonly occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type TransferInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly fromAccountId: Scalars['ID']['input'];
  readonly toAccountId: Scalars['ID']['input'];
  readonly amount: MoneyInput;
  readonly description: Scalars['String']['input'];
};

/** tillAccountId null: the account till. */
export type DepositInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly accountId: Scalars['ID']['input'];
  readonly tillAccountId?: InputMaybe<Scalars['ID']['input']>;
  readonly amount: MoneyInput;
};

export type ReverseTransactionInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly transactionId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
};

export type OpenTillInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly accountId: Scalars['ID']['input'];
  readonly counted: MoneyInput;
};

export type MoveCashInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly tillSessionId: Scalars['ID']['input'];
  readonly direction: TransactionType;
  readonly amount: MoneyInput;
  readonly reason: Scalars['String']['input'];
  readonly toAccountId?: InputMaybe<Scalars['ID']['input']>;
};

export type CloseTillInput = {
  readonly idempotencyKey: Scalars['String']['input'];
  readonly tillSessionId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly counted: MoneyInput;
};

export type AccountPayload = {
  readonly __typename?: 'AccountPayload';
  readonly account?: Maybe<Account>;
  readonly consistencyToken?: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type TransactionPayload = {
  readonly __typename?: 'TransactionPayload';
  readonly transaction?: Maybe<Transaction>;
  readonly account?: Maybe<Account>;
  readonly consistencyToken?: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type TransferPayload = {
  readonly __typename?: 'TransferPayload';
  readonly from?: Maybe<Transaction>;
  readonly to?: Maybe<Transaction>;
  readonly consistencyToken?: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type TillSessionPayload = {
  readonly __typename?: 'TillSessionPayload';
  readonly tillSession?: Maybe<TillSession>;
  readonly consistencyToken?: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type AccountConnection = {
  readonly __typename?: 'AccountConnection';
  readonly edges: ReadonlyArray<AccountEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AccountEdge = {
  readonly __typename?: 'AccountEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Account;
};

export type TransactionConnection = {
  readonly __typename?: 'TransactionConnection';
  readonly edges: ReadonlyArray<TransactionEdge>;
  readonly pageInfo: PageInfo;
};

export type TransactionEdge = {
  readonly __typename?: 'TransactionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Transaction;
};

export type TillSessionConnection = {
  readonly __typename?: 'TillSessionConnection';
  readonly edges: ReadonlyArray<TillSessionEdge>;
  readonly pageInfo: PageInfo;
};

export type TillSessionEdge = {
  readonly __typename?: 'TillSessionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: TillSession;
};

export type InsufficientFunds = UserError & {
  readonly __typename?: 'InsufficientFunds';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly available: Money;
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
  Account: Account;
  Transaction: Transaction;
  TillSession: TillSession;
  Customer: Customer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Account:
    ( { __typename: 'Account' }
    & GraphQLRecursivePick<FederationTypes['Account'], {"id":true}> );
  Transaction:
    ( { __typename: 'Transaction' }
    & GraphQLRecursivePick<FederationTypes['Transaction'], {"id":true}> );
  TillSession:
    ( { __typename: 'TillSession' }
    & GraphQLRecursivePick<FederationTypes['TillSession'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  AccountKind: AccountKind;
  TransactionType: TransactionType;
  TransactionOrigin: TransactionOrigin;
  Account: ResolverTypeWrapper<AccountDocumentSource>;
  Transaction: ResolverTypeWrapper<TransactionDocumentSource>;
  Statement: ResolverTypeWrapper<StatementSource>;
  TillSession: ResolverTypeWrapper<TillSessionDocumentSource>;
  Customer: ResolverTypeWrapper<KnownCustomerSource>;
  Order: ResolverTypeWrapper<Order>;
  User: ResolverTypeWrapper<User>;
  AccountFilter: AccountFilter;
  TransactionFilter: TransactionFilter;
  TillSessionFilter: TillSessionFilter;
  OpenAccountInput: OpenAccountInput;
  UpdateAccountInput: UpdateAccountInput;
  CloseAccountInput: CloseAccountInput;
  RecordTransactionInput: RecordTransactionInput;
  TransferInput: TransferInput;
  DepositInput: DepositInput;
  ReverseTransactionInput: ReverseTransactionInput;
  OpenTillInput: OpenTillInput;
  MoveCashInput: MoveCashInput;
  CloseTillInput: CloseTillInput;
  AccountPayload: ResolverTypeWrapper<Omit<AccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['Account']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  TransactionPayload: ResolverTypeWrapper<Omit<TransactionPayload, 'transaction' | 'account' | 'userErrors'> & { transaction?: Maybe<ResolversTypes['Transaction']>, account?: Maybe<ResolversTypes['Account']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  TransferPayload: ResolverTypeWrapper<Omit<TransferPayload, 'from' | 'to' | 'userErrors'> & { from?: Maybe<ResolversTypes['Transaction']>, to?: Maybe<ResolversTypes['Transaction']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  TillSessionPayload: ResolverTypeWrapper<Omit<TillSessionPayload, 'tillSession' | 'userErrors'> & { tillSession?: Maybe<ResolversTypes['TillSession']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AccountConnection: ResolverTypeWrapper<AccountConnectionSource>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  TransactionConnection: ResolverTypeWrapper<TransactionConnectionSource>;
  TransactionEdge: ResolverTypeWrapper<Omit<TransactionEdge, 'node'> & { node: ResolversTypes['Transaction'] }>;
  TillSessionConnection: ResolverTypeWrapper<TillSessionConnectionSource>;
  TillSessionEdge: ResolverTypeWrapper<Omit<TillSessionEdge, 'node'> & { node: ResolversTypes['TillSession'] }>;
  InsufficientFunds: ResolverTypeWrapper<Omit<InsufficientFunds, 'available'> & { available: ResolversTypes['Money'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  HistoryConnection: ResolverTypeWrapper<HistoryConnection>;
  HistoryEdge: ResolverTypeWrapper<HistoryEdge>;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  Money: ResolverTypeWrapper<MoneySource>;
  MoneyInput: MoneyInput;
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
  Decimal: Scalars['Decimal']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Account: AccountDocumentSource;
  Transaction: TransactionDocumentSource;
  Statement: StatementSource;
  TillSession: TillSessionDocumentSource;
  Customer: KnownCustomerSource;
  Order: Order;
  User: User;
  AccountFilter: AccountFilter;
  TransactionFilter: TransactionFilter;
  TillSessionFilter: TillSessionFilter;
  OpenAccountInput: OpenAccountInput;
  UpdateAccountInput: UpdateAccountInput;
  CloseAccountInput: CloseAccountInput;
  RecordTransactionInput: RecordTransactionInput;
  TransferInput: TransferInput;
  DepositInput: DepositInput;
  ReverseTransactionInput: ReverseTransactionInput;
  OpenTillInput: OpenTillInput;
  MoveCashInput: MoveCashInput;
  CloseTillInput: CloseTillInput;
  AccountPayload: Omit<AccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['Account']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  TransactionPayload: Omit<TransactionPayload, 'transaction' | 'account' | 'userErrors'> & { transaction?: Maybe<ResolversParentTypes['Transaction']>, account?: Maybe<ResolversParentTypes['Account']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  TransferPayload: Omit<TransferPayload, 'from' | 'to' | 'userErrors'> & { from?: Maybe<ResolversParentTypes['Transaction']>, to?: Maybe<ResolversParentTypes['Transaction']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  TillSessionPayload: Omit<TillSessionPayload, 'tillSession' | 'userErrors'> & { tillSession?: Maybe<ResolversParentTypes['TillSession']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AccountConnection: AccountConnectionSource;
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  TransactionConnection: TransactionConnectionSource;
  TransactionEdge: Omit<TransactionEdge, 'node'> & { node: ResolversParentTypes['Transaction'] };
  TillSessionConnection: TillSessionConnectionSource;
  TillSessionEdge: Omit<TillSessionEdge, 'node'> & { node: ResolversParentTypes['TillSession'] };
  InsufficientFunds: Omit<InsufficientFunds, 'available'> & { available: ResolversParentTypes['Money'] };
  PageInfo: PageInfo;
  HistoryConnection: HistoryConnection;
  HistoryEdge: HistoryEdge;
  HistoryEntry: HistoryEntry;
  Money: MoneySource;
  MoneyInput: MoneyInput;
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

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accountByCode?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountByCodeArgs, 'code'>>;
  accounts?: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  tillSession?: Resolver<Maybe<ResolversTypes['TillSession']>, ParentType, ContextType, RequireFields<QueryTillSessionArgs, 'id'>>;
  tillSessions?: Resolver<Maybe<ResolversTypes['TillSessionConnection']>, ParentType, ContextType, RequireFields<QueryTillSessionsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  openAccount?: Resolver<Maybe<ResolversTypes['AccountPayload']>, ParentType, ContextType, RequireFields<MutationOpenAccountArgs, 'input'>>;
  updateAccount?: Resolver<Maybe<ResolversTypes['AccountPayload']>, ParentType, ContextType, RequireFields<MutationUpdateAccountArgs, 'input'>>;
  closeAccount?: Resolver<Maybe<ResolversTypes['AccountPayload']>, ParentType, ContextType, RequireFields<MutationCloseAccountArgs, 'input'>>;
  recordIncome?: Resolver<Maybe<ResolversTypes['TransactionPayload']>, ParentType, ContextType, RequireFields<MutationRecordIncomeArgs, 'input'>>;
  recordExpense?: Resolver<Maybe<ResolversTypes['TransactionPayload']>, ParentType, ContextType, RequireFields<MutationRecordExpenseArgs, 'input'>>;
  transfer?: Resolver<Maybe<ResolversTypes['TransferPayload']>, ParentType, ContextType, RequireFields<MutationTransferArgs, 'input'>>;
  depositToAccount?: Resolver<Maybe<ResolversTypes['TransferPayload']>, ParentType, ContextType, RequireFields<MutationDepositToAccountArgs, 'input'>>;
  reverseTransaction?: Resolver<Maybe<ResolversTypes['TransactionPayload']>, ParentType, ContextType, RequireFields<MutationReverseTransactionArgs, 'input'>>;
  openTill?: Resolver<Maybe<ResolversTypes['TillSessionPayload']>, ParentType, ContextType, RequireFields<MutationOpenTillArgs, 'input'>>;
  moveCash?: Resolver<Maybe<ResolversTypes['TillSessionPayload']>, ParentType, ContextType, RequireFields<MutationMoveCashArgs, 'input'>>;
  closeTill?: Resolver<Maybe<ResolversTypes['TillSessionPayload']>, ParentType, ContextType, RequireFields<MutationCloseTillArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  balanceChanged?: SubscriptionResolver<ResolversTypes['Account'], "balanceChanged", ParentType, ContextType, RequireFields<SubscriptionBalanceChangedArgs, 'accountId'>>;
};

export type AccountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account'], FederationReferenceType extends FederationReferenceTypes['Account'] = FederationReferenceTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccountKind'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  overdraftLimit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balanceAt?: Resolver<ResolversTypes['Money'], ParentType, ContextType, RequireFields<AccountBalanceAtArgs, 'at'>>;
  statement?: Resolver<ResolversTypes['Statement'], ParentType, ContextType, RequireFields<AccountStatementArgs, 'from' | 'to' | 'first'>>;
  transactions?: Resolver<ResolversTypes['TransactionConnection'], ParentType, ContextType, RequireFields<AccountTransactionsArgs, 'first'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['HistoryConnection']>, ParentType, ContextType, RequireFields<AccountHistoryArgs, 'first'>>;
};

export type TransactionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Transaction'] = ResolversParentTypes['Transaction'], FederationReferenceType extends FederationReferenceTypes['Transaction'] = FederationReferenceTypes['Transaction']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Transaction']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['TransactionType'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['TransactionOrigin'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  balanceAfter?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  counterpart?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  reversalOf?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  reversedBy?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
};

export type StatementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Statement'] = ResolversParentTypes['Statement']> = {
  openingBalance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closingBalance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalIncome?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalExpense?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  transactions?: Resolver<ResolversTypes['TransactionConnection'], ParentType, ContextType>;
};

export type TillSessionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TillSession'] = ResolversParentTypes['TillSession'], FederationReferenceType extends FederationReferenceTypes['TillSession'] = FederationReferenceTypes['TillSession']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TillSession']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  till?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  openedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  openingFloat?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cashSales?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cashRefunds?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cashIn?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cashOut?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expectedCash?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  counted?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  closedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['HistoryConnection']>, ParentType, ContextType, RequireFields<TillSessionHistoryArgs, 'first'>>;
};

export type CustomerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  accounts?: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<CustomerAccountsArgs, 'first'>>;
};

export type OrderResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AccountPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountPayload'] = ResolversParentTypes['AccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  consistencyToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TransactionPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TransactionPayload'] = ResolversParentTypes['TransactionPayload']> = {
  transaction?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  consistencyToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TransferPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TransferPayload'] = ResolversParentTypes['TransferPayload']> = {
  from?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Transaction']>, ParentType, ContextType>;
  consistencyToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TillSessionPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TillSessionPayload'] = ResolversParentTypes['TillSessionPayload']> = {
  tillSession?: Resolver<Maybe<ResolversTypes['TillSession']>, ParentType, ContextType>;
  consistencyToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type TransactionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TransactionConnection'] = ResolversParentTypes['TransactionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TransactionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TransactionEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TransactionEdge'] = ResolversParentTypes['TransactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Transaction'], ParentType, ContextType>;
};

export type TillSessionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TillSessionConnection'] = ResolversParentTypes['TillSessionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TillSessionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TillSessionEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TillSessionEdge'] = ResolversParentTypes['TillSessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TillSession'], ParentType, ContextType>;
};

export type InsufficientFundsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InsufficientFunds'] = ResolversParentTypes['InsufficientFunds']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
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

export type UserErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InsufficientFunds' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'AlreadyExists' | 'IdempotencyKeyReused', ParentType, ContextType>;
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
  Decimal?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  Transaction?: TransactionResolvers<ContextType>;
  Statement?: StatementResolvers<ContextType>;
  TillSession?: TillSessionResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  AccountPayload?: AccountPayloadResolvers<ContextType>;
  TransactionPayload?: TransactionPayloadResolvers<ContextType>;
  TransferPayload?: TransferPayloadResolvers<ContextType>;
  TillSessionPayload?: TillSessionPayloadResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  TransactionConnection?: TransactionConnectionResolvers<ContextType>;
  TransactionEdge?: TransactionEdgeResolvers<ContextType>;
  TillSessionConnection?: TillSessionConnectionResolvers<ContextType>;
  TillSessionEdge?: TillSessionEdgeResolvers<ContextType>;
  InsufficientFunds?: InsufficientFundsResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  HistoryConnection?: HistoryConnectionResolvers<ContextType>;
  HistoryEdge?: HistoryEdgeResolvers<ContextType>;
  HistoryEntry?: HistoryEntryResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
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
