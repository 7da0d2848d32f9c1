import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { wantedCustomers } from '../customers/wanted-customers.ts';
import { wantedList } from '../lists/wanted-list.ts';
import { useMessages } from '../messages/messages.tsx';
import { orderSearch } from '../orders/order-search.ts';
import { wantedProducts } from '../products/wanted-products.ts';
import { wantedStock } from '../stock/wanted-stock.ts';
import { TillPage } from '../till/till-page.tsx';
import { Workplace } from './workplace.tsx';

/**
 * The page's addresses: who is not signed in is asked to at each of them, and is there afterwards. The till comes with the
 * page, all else when it is gone to.
 */
const root = createRootRoute({
  component: Workplace,
  notFoundComponent: NoSuchPage,
  errorComponent: Broken,
});

const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: TillPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders',
    validateSearch: (search) => orderSearch.parse(search),
    component: lazyRouteComponent(() => import('../orders/orders-page.tsx'), 'GuardedOrdersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/orders/$orderId',
    component: lazyRouteComponent(() => import('../orders/order-page.tsx'), 'GuardedOrderPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shift',
    component: lazyRouteComponent(() => import('../shift/shift-page.tsx'), 'GuardedShiftPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shifts',
    component: lazyRouteComponent(() => import('../shift/shifts-page.tsx'), 'GuardedShiftsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shifts/$shiftId',
    component: lazyRouteComponent(() => import('../shift/past-shift-page.tsx'), 'GuardedPastShiftPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts',
    component: lazyRouteComponent(() => import('../accounts/accounts-page.tsx'), 'GuardedAccountsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts/$accountId',
    component: lazyRouteComponent(() => import('../accounts/account-page.tsx'), 'GuardedAccountPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/dashboard',
    component: lazyRouteComponent(() => import('../dashboard/dashboard-page.tsx'), 'GuardedDashboardPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    // Not /status, where the gateway tells programs.
    path: '/services',
    component: lazyRouteComponent(() => import('../status/status-page.tsx'), 'StatusPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/products',
    validateSearch: wantedProducts,
    component: lazyRouteComponent(() => import('../products/products-page.tsx'), 'GuardedProductsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/products/$productId',
    component: lazyRouteComponent(() => import('../products/product-page.tsx'), 'GuardedProductPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/categories',
    validateSearch: wantedList,
    component: lazyRouteComponent(() => import('../categories/categories-page.tsx'), 'GuardedCategoriesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/categories/$categoryId',
    component: lazyRouteComponent(() => import('../categories/category-page.tsx'), 'GuardedCategoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/stock',
    validateSearch: wantedStock,
    component: lazyRouteComponent(() => import('../stock/stock-page.tsx'), 'GuardedStockPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers',
    validateSearch: wantedCustomers,
    component: lazyRouteComponent(() => import('../customers/customers-page.tsx'), 'GuardedCustomersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/$customerId',
    component: lazyRouteComponent(() => import('../customers/customer-page.tsx'), 'GuardedCustomerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/users',
    validateSearch: wantedList,
    component: lazyRouteComponent(() => import('../users/users-page.tsx'), 'GuardedUsersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/users/$userId',
    component: lazyRouteComponent(() => import('../users/user-page.tsx'), 'GuardedUserPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/api-keys',
    validateSearch: wantedList,
    component: lazyRouteComponent(() => import('../users/api-keys-page.tsx'), 'GuardedApiKeysPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/shop',
    component: lazyRouteComponent(() => import('../shop/shop-page.tsx'), 'GuardedShopPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/password',
    component: lazyRouteComponent(() => import('../users/own-password-page.tsx'), 'OwnPasswordPage'),
  }),
] as const;

export const router = createRouter({ routeTree: root.addChildren(routes) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NoSuchPage() {
  const { app: words } = useMessages();
  return (
    <Page title={words.noSuchPage}>
      <Link to="/" className="self-start py-3 underline">
        {words.toTheTill}
      </Link>
    </Page>
  );
}

/** What nobody thought of: the cart and a sale under way are kept, so loading again goes on with them. */
function Broken() {
  const { app: words } = useMessages();
  useEffect(() => {
    document.title = words.broken;
  }, [words.broken]);
  return (
    <main id="content" className="m-auto flex flex-col items-center gap-4">
      <h1 role="alert" className="text-xl">
        {words.broken}
      </h1>
      <Button tone="primary" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </main>
  );
}
