/** The `polling` chunk: only browsers fetch it whose WebSocket was blocked. */
export { openPolling } from './open-polling.ts';
