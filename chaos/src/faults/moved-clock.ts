/**
 * Loaded into a program before all else (`NODE_OPTIONS=--import=…`): its clock is the machine's and the ms that the file
 * at MOVED_CLOCK says, which may change while it runs. Its timers go on as ever, as they do when a machine's clock is set.
 */
import { readFileSync } from 'node:fs';

const file = process.env.MOVED_CLOCK;
if (!file) throw new Error('MOVED_CLOCK names no file.');
const read = (): number => Number(readFileSync(file, 'utf8'));
let moved = read();
setInterval(() => {
  moved = read();
}, 50).unref();

const RealDate = Date;
const now = () => RealDate.now() + moved;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
