// Session replay, whose breadcrumbs name slow clicks. A rage click is one that stayed without effect and was repeated
// five times or more; the server decides so, we do it here.
import * as Sentry from '@sentry/browser';

const RAGE_FROM_CLICKS = 5;

Sentry.init({
  dsn: 'https://bench@o1.ingest.sentry.io/1',
  replaysSessionSampleRate: 1,
  integrations: [
    Sentry.replayIntegration({
      beforeAddRecordingEvent(event) {
        const { tag, payload } = event.data ?? {};
        if (tag === 'breadcrumb' && payload.category === 'ui.slowClickDetected') {
          const { endReason, clickCount = 1 } = payload.data;
          const timedOut = endReason === 'timeout';
          window.vendorFound?.(
            timedOut ? (clickCount >= RAGE_FROM_CLICKS ? 'rage click' : 'dead click') : 'slow click',
          );
        }
        return event;
      },
    }),
  ],
});
