import '../src/ui/page.css';
import { showElements } from './elements.ts';
import { createFakeServer, onTwoSites, twoSites } from './fake-server.ts';
import { inboxItems } from './fixtures/inbox.ts';
import { openScreen } from './screens.ts';

// `?screen=/console/people` shows a whole screen, `?theme=dark` its look, `?empty`, `?two-sites` and `?role=agent` other servers;
// without a screen, every element in every state.
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;
const screen = asked.get('screen');
if (screen === null) showElements(document.body);
else {
  const connection = createFakeServer({
    ...(asked.has('empty') ? { items: [] } : {}),
    ...(asked.has('two-sites') ? { sites: twoSites, items: onTwoSites(inboxItems(Date.now())) } : {}),
    role: asked.get('role') === 'agent' ? 'agent' : 'admin',
  });
  openScreen(screen, { connection });
  if (theme !== null) document.documentElement.dataset['theme'] = theme;
  // For whoever plays with it from the developer tools.
  Object.assign(window, { server: connection });
}
