// Autocapture with its rage and dead clicks on.
import mixpanel from 'mixpanel-browser';

mixpanel.init('bench', {
  api_host: 'https://mixpanel.example',
  autocapture: { click: true, rage_click: true, dead_click: true },
  persistence: 'localStorage',
  hooks: {
    before_track(event, properties) {
      window.vendorFound?.(event);
      return properties;
    },
  },
});
