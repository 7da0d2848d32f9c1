export { type OpenSessionCookie, openSessionCookie } from './open-session-cookie.ts';
export {
  type KeptSession,
  type SessionCookie,
  sessionCookieHeader,
  sessionCookieOf,
} from './port.ts';
