import { deadClick } from './dead-click.ts';
import { rageClick } from './rage-click.ts';

/** Everything that is found on the page, in the order an admin meets it. */
export const pageDetectors = [rageClick, deadClick] as const;
