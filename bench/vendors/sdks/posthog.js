// Standard settings with rage and dead clicks on; what would be sent is read and dropped.
import { posthog } from 'posthog-js';
import 'posthog-js/dist/dead-clicks-autocapture';

posthog.init('phc_bench', {
  api_host: 'https://posthog.example',
  defaults: '2026-05-30',
  autocapture: true,
  rageclick: true,
  capture_dead_clicks: true,
  disable_session_recording: true,
  advanced_disable_flags: true,
  // A headless browser says so in its name, and bots are left out.
  opt_out_useragent_filter: true,
  before_send(event) {
    if (event) window.vendorFound?.(event.event);
    return null;
  },
});
