import { copiedError } from './copied-error.ts';
import { cursorThrash } from './cursor-thrash.ts';
import { deadClick } from './dead-click.ts';
import { errorClick } from './error-click.ts';
import { failedRequest } from './failed-request.ts';
import { formAbandoned } from './form-abandoned.ts';
import { formStruggle } from './form-struggle.ts';
import { leftWhileWaiting } from './left-while-waiting.ts';
import { pinchZoom } from './pinch-zoom.ts';
import { rageClick } from './rage-click.ts';
import { reloadStorm } from './reload-storm.ts';
import { scrollThrash } from './scroll-thrash.ts';
import { slowResponse } from './slow-response.ts';
import { uTurn } from './u-turn.ts';

/** Everything that is found on the page, in the order an admin meets it. */
export const pageDetectors = [
  rageClick,
  deadClick,
  slowResponse,
  errorClick,
  failedRequest,
  reloadStorm,
  formStruggle,
  formAbandoned,
  uTurn,
  scrollThrash,
  pinchZoom,
  cursorThrash,
  leftWhileWaiting,
  copiedError,
] as const;
