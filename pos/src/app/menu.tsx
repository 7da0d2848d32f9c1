import { Link } from '@tanstack/react-router';
import { useMessages } from '../messages/messages.tsx';
import { placeGroups } from './places.ts';
import { useMay } from './scopes.ts';

export interface MenuProps {
  /** Somebody goes to a page. */
  readonly onGo?: () => void;
}

/** The pages that whoever is signed in may see. */
export function Menu({ onGo }: MenuProps) {
  const { app, places: words } = useMessages();
  const may = useMay();
  return (
    <nav aria-label={app.menu} className="flex flex-col gap-4">
      {placeGroups.map(({ label, places }) => {
        const shown = places.filter(({ scope }) => scope === undefined || may(scope));
        if (shown.length === 0) return null;
        const name = label(words);
        return (
          <section key={name} aria-label={name}>
            <h2 className="px-3 text-sm font-semibold text-faint">{name}</h2>
            <ul>
              {shown.map((place) => (
                <li key={place.to}>
                  <Link
                    to={place.to}
                    activeOptions={{ exact: place.to === '/' }}
                    onClick={onGo}
                    className="flex min-h-11 items-center rounded-lg px-3 hover:bg-hover aria-[current=page]:bg-hover aria-[current=page]:font-semibold"
                  >
                    {place.label(words)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
