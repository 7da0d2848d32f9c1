import { useMessages } from '../messages/messages.tsx';

/** What somebody, or something, may do, in words. */
export function ScopeList({ scopes }: { readonly scopes: readonly string[] }) {
  const { users: words } = useMessages();
  const named: Readonly<Record<string, string>> = words.scopes;
  return (
    <ul className="list-disc pl-5 sm:columns-2 sm:gap-x-10">
      {scopes.map((scope) => (
        <li key={scope}>{named[scope] ?? scope}</li>
      ))}
    </ul>
  );
}
