import { createAccountClient } from './account/account-client.ts';
import './app/app.ts';
import { createRouter } from './app/router.ts';
import { createTheme } from './app/theme.ts';
import { createSocketConnection } from './connection/socket-connection.ts';
import { watchInstall } from './pwa/install.ts';
import { startServiceWorker } from './pwa/service-worker.ts';
import { openKeeping } from './state/keeping.ts';

const keeping = openKeeping();
document.querySelector('attune-app')?.start({
  router: createRouter(window),
  theme: createTheme(keeping, document.documentElement),
  account: createAccountClient(),
  keeping,
  install: watchInstall(window, keeping),
  connect: () => createSocketConnection(),
});
// While it is developed, code changes without its name: nothing may be kept.
if (import.meta.env.PROD) void startServiceWorker(window, import.meta.env.BASE_URL);
