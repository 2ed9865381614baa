import { also, type Rules } from '../policy.ts';

/** Where pages say that something went wrong, in words or in the names of things. */
const ERRORS = '[role=alert],[aria-invalid=true],[class*=error i],[class*=invalid i],[id*=error i]';

/** Selector of the places where this site shows errors. */
export const errorPlaces = ({ errorSelector }: Rules): string => ERRORS + also(errorSelector);
