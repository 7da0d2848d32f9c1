// Generated from schema.graphql by scripts/generate-types.mjs; not to be edited.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneySource } from '@tillgraph/shared-domain/money';
import type { Address as AddressSource } from '@tillgraph/shared-domain/address';
import type { UserError as UserErrorSource } from '@tillgraph/shared-domain/user-error';
import type { SalesReport as SalesReportSource, SalesBucket as SalesBucketSource, ProductSales as ProductSalesSource, CategorySales as CategorySalesSource, PaymentMethodSales as PaymentMethodSalesSource, CashierSales as CashierSalesSource, TaxRateSales as TaxRateSalesSource } from '../queries/sales-report.ts';
import type { SalesTotals as SalesTotalsSource } from '../queries/sales-totals.ts';
import type { CashFlowReport as CashFlowReportSource } from '../queries/cash-flow-report.ts';
import type { ProductSalesFigures as ProductSalesFiguresSource } from '../queries/product-sales.ts';
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
};

/** Ranges are [from, to), on quarter-hours, at most 10 years and 1 000 buckets. timeZone null: the shop's. */
export type Query = {
  readonly __typename?: 'Query';
  readonly salesReport?: Maybe<SalesReport>;
  /** By occurredAt, in one currency (null: the shop's), without transfers and, unless accountId names one, without CUSTOMER accounts. */
  readonly cashFlowReport?: Maybe<CashFlowReport>;
};


/** Ranges are [from, to), on quarter-hours, at most 10 years and 1 000 buckets. timeZone null: the shop's. */
export type QuerySalesReportArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  groupBy?: InputMaybe<ReportInterval>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
};


/** Ranges are [from, to), on quarter-hours, at most 10 years and 1 000 buckets. timeZone null: the shop's. */
export type QueryCashFlowReportArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  groupBy?: InputMaybe<ReportInterval>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
  accountId?: InputMaybe<Scalars['ID']['input']>;
  currencyCode?: InputMaybe<Scalars['String']['input']>;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The shop's present day first, then after each sale, refund or cancellation, and at midnight. */
  readonly salesTodayChanged: SalesTotals;
};

export type ReportInterval =
  | 'HOUR'
  | 'DAY'
  | 'WEEK'
  | 'MONTH';

export type SalesReport = {
  readonly __typename?: 'SalesReport';
  readonly totals: SalesTotals;
  /** Every bucket of the range, empty ones too. */
  readonly buckets: ReadonlyArray<SalesBucket>;
  readonly topProducts: ReadonlyArray<ProductSales>;
  readonly byCategory: ReadonlyArray<CategorySales>;
  readonly byPaymentMethod: ReadonlyArray<PaymentMethodSales>;
  readonly byCashier: ReadonlyArray<CashierSales>;
  readonly byTaxRate: ReadonlyArray<TaxRateSales>;
};


export type SalesReportTopProductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A sale counts when it is completed or shipped, a refund when it is made, so that a past day never changes. In the shop's currency. gross: with tax, before discounts and refunds; net: without tax, after both; tax: of what remains. discounts and refunds are with their tax: gross - discounts - refunds = net + tax. */
export type SalesTotals = {
  readonly __typename?: 'SalesTotals';
  readonly orders: Scalars['Int']['output'];
  readonly items: Scalars['Quantity']['output'];
  readonly gross: Money;
  readonly discounts: Money;
  readonly refunds: Money;
  readonly tax: Money;
  readonly net: Money;
  readonly cancelledOrders: Scalars['Int']['output'];
};

export type SalesBucket = {
  readonly __typename?: 'SalesBucket';
  readonly start: Scalars['DateTime']['output'];
  readonly date: Scalars['Date']['output'];
  readonly totals: SalesTotals;
};

/** revenue here, in CategorySales and in ProductSalesFigures is as net; amount in PaymentMethodSales and CashierSales is net + tax. */
export type ProductSales = {
  readonly __typename?: 'ProductSales';
  readonly product?: Maybe<Product>;
  readonly productName: Scalars['String']['output'];
  readonly quantity: Scalars['Quantity']['output'];
  readonly revenue: Money;
};

export type CategorySales = {
  readonly __typename?: 'CategorySales';
  readonly categoryName: Scalars['String']['output'];
  readonly quantity: Scalars['Quantity']['output'];
  readonly revenue: Money;
};

export type PaymentMethodSales = {
  readonly __typename?: 'PaymentMethodSales';
  readonly method: PaymentMethod;
  readonly orders: Scalars['Int']['output'];
  readonly amount: Money;
};

export type CashierSales = {
  readonly __typename?: 'CashierSales';
  readonly cashier?: Maybe<User>;
  readonly orders: Scalars['Int']['output'];
  readonly amount: Money;
};

export type TaxRateSales = {
  readonly __typename?: 'TaxRateSales';
  readonly rate: Scalars['Decimal']['output'];
  readonly net: Money;
  readonly tax: Money;
};

export type CashFlowReport = {
  readonly __typename?: 'CashFlowReport';
  readonly income: Money;
  readonly expense: Money;
  readonly net: Money;
  readonly buckets: ReadonlyArray<CashFlowBucket>;
  readonly byCategory: ReadonlyArray<CategoryCashFlow>;
};

export type CashFlowBucket = {
  readonly __typename?: 'CashFlowBucket';
  readonly start: Scalars['DateTime']['output'];
  readonly date: Scalars['Date']['output'];
  readonly income: Money;
  readonly expense: Money;
};

export type CategoryCashFlow = {
  readonly __typename?: 'CategoryCashFlow';
  readonly category?: Maybe<Scalars['String']['output']>;
  readonly income: Money;
  readonly expense: Money;
};

export type Product = {
  readonly __typename?: 'Product';
  readonly id: Scalars['ID']['output'];
  /** Sold in the last days, less what came back. */
  readonly sales?: Maybe<ProductSalesFigures>;
};


export type ProductSalesArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
};

export type ProductSalesFigures = {
  readonly __typename?: 'ProductSalesFigures';
  readonly quantity: Scalars['Quantity']['output'];
  readonly revenue: Money;
};

export type PaymentMethod =
  | 'CASH'
  | 'CARD'
  | 'ACCOUNT';

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
};

/** amount has the currency's own number of places; currencyCode is ISO 4217. */
export type Money = {
  readonly __typename?: 'Money';
  readonly amount: Scalars['Decimal']['output'];
  readonly currencyCode: Scalars['String']['output'];
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
  Product: Product;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Quantity: ResolverTypeWrapper<Scalars['Quantity']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReportInterval: ReportInterval;
  SalesReport: ResolverTypeWrapper<SalesReportSource>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  SalesTotals: ResolverTypeWrapper<SalesTotalsSource>;
  SalesBucket: ResolverTypeWrapper<SalesBucketSource>;
  ProductSales: ResolverTypeWrapper<ProductSalesSource>;
  CategorySales: ResolverTypeWrapper<CategorySalesSource>;
  PaymentMethodSales: ResolverTypeWrapper<PaymentMethodSalesSource>;
  CashierSales: ResolverTypeWrapper<CashierSalesSource>;
  TaxRateSales: ResolverTypeWrapper<TaxRateSalesSource>;
  CashFlowReport: ResolverTypeWrapper<CashFlowReportSource>;
  CashFlowBucket: ResolverTypeWrapper<Omit<CashFlowBucket, 'income' | 'expense'> & { income: ResolversTypes['Money'], expense: ResolversTypes['Money'] }>;
  CategoryCashFlow: ResolverTypeWrapper<Omit<CategoryCashFlow, 'income' | 'expense'> & { income: ResolversTypes['Money'], expense: ResolversTypes['Money'] }>;
  Product: ResolverTypeWrapper<Omit<Product, 'sales'> & { sales?: Maybe<ResolversTypes['ProductSalesFigures']> }>;
  ProductSalesFigures: ResolverTypeWrapper<ProductSalesFiguresSource>;
  PaymentMethod: PaymentMethod;
  User: ResolverTypeWrapper<User>;
  Money: ResolverTypeWrapper<MoneySource>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  Quantity: Scalars['Quantity']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Subscription: Record<PropertyKey, never>;
  SalesReport: SalesReportSource;
  Int: Scalars['Int']['output'];
  SalesTotals: SalesTotalsSource;
  SalesBucket: SalesBucketSource;
  ProductSales: ProductSalesSource;
  CategorySales: CategorySalesSource;
  PaymentMethodSales: PaymentMethodSalesSource;
  CashierSales: CashierSalesSource;
  TaxRateSales: TaxRateSalesSource;
  CashFlowReport: CashFlowReportSource;
  CashFlowBucket: Omit<CashFlowBucket, 'income' | 'expense'> & { income: ResolversParentTypes['Money'], expense: ResolversParentTypes['Money'] };
  CategoryCashFlow: Omit<CategoryCashFlow, 'income' | 'expense'> & { income: ResolversParentTypes['Money'], expense: ResolversParentTypes['Money'] };
  Product: Omit<Product, 'sales'> & { sales?: Maybe<ResolversParentTypes['ProductSalesFigures']> } | FederationReferenceTypes['Product'];
  ProductSalesFigures: ProductSalesFiguresSource;
  User: User;
  Money: MoneySource;
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

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  salesReport?: Resolver<Maybe<ResolversTypes['SalesReport']>, ParentType, ContextType, RequireFields<QuerySalesReportArgs, 'from' | 'to' | 'groupBy'>>;
  cashFlowReport?: Resolver<Maybe<ResolversTypes['CashFlowReport']>, ParentType, ContextType, RequireFields<QueryCashFlowReportArgs, 'from' | 'to' | 'groupBy'>>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  salesTodayChanged?: SubscriptionResolver<ResolversTypes['SalesTotals'], "salesTodayChanged", ParentType, ContextType>;
};

export type SalesReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SalesReport'] = ResolversParentTypes['SalesReport']> = {
  totals?: Resolver<ResolversTypes['SalesTotals'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['SalesBucket']>, ParentType, ContextType>;
  topProducts?: Resolver<ReadonlyArray<ResolversTypes['ProductSales']>, ParentType, ContextType, RequireFields<SalesReportTopProductsArgs, 'first'>>;
  byCategory?: Resolver<ReadonlyArray<ResolversTypes['CategorySales']>, ParentType, ContextType>;
  byPaymentMethod?: Resolver<ReadonlyArray<ResolversTypes['PaymentMethodSales']>, ParentType, ContextType>;
  byCashier?: Resolver<ReadonlyArray<ResolversTypes['CashierSales']>, ParentType, ContextType>;
  byTaxRate?: Resolver<ReadonlyArray<ResolversTypes['TaxRateSales']>, ParentType, ContextType>;
};

export type SalesTotalsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SalesTotals'] = ResolversParentTypes['SalesTotals']> = {
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discounts?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cancelledOrders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SalesBucketResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SalesBucket'] = ResolversParentTypes['SalesBucket']> = {
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['SalesTotals'], ParentType, ContextType>;
};

export type ProductSalesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProductSales'] = ResolversParentTypes['ProductSales']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CategorySalesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CategorySales'] = ResolversParentTypes['CategorySales']> = {
  categoryName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PaymentMethodSalesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PaymentMethodSales'] = ResolversParentTypes['PaymentMethodSales']> = {
  method?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CashierSalesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CashierSales'] = ResolversParentTypes['CashierSales']> = {
  cashier?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type TaxRateSalesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TaxRateSales'] = ResolversParentTypes['TaxRateSales']> = {
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CashFlowReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CashFlowReport'] = ResolversParentTypes['CashFlowReport']> = {
  income?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expense?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['CashFlowBucket']>, ParentType, ContextType>;
  byCategory?: Resolver<ReadonlyArray<ResolversTypes['CategoryCashFlow']>, ParentType, ContextType>;
};

export type CashFlowBucketResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CashFlowBucket'] = ResolversParentTypes['CashFlowBucket']> = {
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  income?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expense?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CategoryCashFlowResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CategoryCashFlow'] = ResolversParentTypes['CategoryCashFlow']> = {
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  income?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expense?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sales?: Resolver<Maybe<ResolversTypes['ProductSalesFigures']>, ParentType, ContextType, RequireFields<ProductSalesArgs, 'days'>>;
};

export type ProductSalesFiguresResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProductSalesFigures'] = ResolversParentTypes['ProductSalesFigures']> = {
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Quantity?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SalesReport?: SalesReportResolvers<ContextType>;
  SalesTotals?: SalesTotalsResolvers<ContextType>;
  SalesBucket?: SalesBucketResolvers<ContextType>;
  ProductSales?: ProductSalesResolvers<ContextType>;
  CategorySales?: CategorySalesResolvers<ContextType>;
  PaymentMethodSales?: PaymentMethodSalesResolvers<ContextType>;
  CashierSales?: CashierSalesResolvers<ContextType>;
  TaxRateSales?: TaxRateSalesResolvers<ContextType>;
  CashFlowReport?: CashFlowReportResolvers<ContextType>;
  CashFlowBucket?: CashFlowBucketResolvers<ContextType>;
  CategoryCashFlow?: CategoryCashFlowResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductSalesFigures?: ProductSalesFiguresResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
};
