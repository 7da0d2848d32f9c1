import type { Finding } from './finding.ts';

/** By stream; of one that has many, the first. */
export function printFindings(findings: readonly Finding[]): void {
  const byStream = new Map<string, string[]>();
  for (const { about, message } of findings) {
    const messages = byStream.get(about) ?? [];
    messages.push(message);
    byStream.set(about, messages);
  }
  for (const [about, messages] of byStream) {
    console.log(about);
    for (const message of messages.slice(0, shown)) console.log(`  ${message}`);
    if (messages.length > shown) console.log(`  and ${messages.length - shown} more`);
  }
}

const shown = 20;
