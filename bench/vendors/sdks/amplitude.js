// Autocapture with its frustration interactions on, the experimental error clicks among them.
import * as amplitude from '@amplitude/analytics-browser';

amplitude.add({
  name: 'bench',
  type: 'enrichment',
  setup: async () => undefined,
  async execute(event) {
    window.vendorFound?.(event.event_type);
    return event;
  },
});
amplitude.init('bench', {
  autocapture: { elementInteractions: true, frustrationInteractions: { errorClicks: true } },
  remoteConfig: { fetchRemoteConfig: false },
});
