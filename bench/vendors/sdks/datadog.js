// Standard settings: user interactions are tracked. Frustrations are parts of an action.
import { datadogRum } from '@datadog/browser-rum';

datadogRum.init({
  applicationId: '00000000-0000-4000-8000-000000000000',
  clientToken: 'pubbench',
  site: 'datadoghq.com',
  service: 'bench',
  sessionSampleRate: 100,
  sessionReplaySampleRate: 0,
  trackUserInteractions: true,
  beforeSend(event) {
    if (event.type === 'action') {
      for (const kind of event.action.frustration?.type ?? []) window.vendorFound?.(kind);
    }
    return true;
  },
});
