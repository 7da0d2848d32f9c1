export { readSettings, type Settings, type ShopSettings } from './settings.ts';
export { StartRefused } from './start-refused.ts';
