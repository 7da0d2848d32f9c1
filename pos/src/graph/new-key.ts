/** Random, 32 hexadecimal digits. Not crypto.randomUUID, which browsers keep from pages of http. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
