import { createAccountClient } from './account/account-client.ts';
import './app/app.ts';
import { createRouter } from './app/router.ts';
import { createTheme } from './app/theme.ts';
import { createSocketConnection } from './connection/socket-connection.ts';
import { openKeeping } from './state/keeping.ts';

const keeping = openKeeping();
document.querySelector('attune-app')?.start({
  router: createRouter(window),
  theme: createTheme(keeping, document.documentElement),
  account: createAccountClient(),
  keeping,
  connect: () => createSocketConnection(),
});
