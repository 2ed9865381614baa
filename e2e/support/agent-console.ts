import type { Locator, Page } from 'playwright-core';
import type { Person } from './people.ts';
import { plain } from './plain.ts';

/** The agents' side, with somebody in front of it. */
export interface AgentConsole {
  readonly page: Page;
  /** A row for every conversation of the inbox. */
  readonly rows: Locator;
  /** Where an answer is written. */
  readonly composer: Locator;
  readonly sendButton: Locator;
  /** What stands beside the conversation. */
  readonly friction: Locator;
  readonly suggestions: Locator;
  /** The words of each suggestion; a press takes it into the composer. */
  readonly takeButtons: Locator;
  /** "Sending", "Sent" or "Seen" under the agent's last message. */
  readonly delivery: Locator;
  goTo(path: string): Promise<void>;
  /** Makes the first admin by the link of the first start, and lands in the inbox. */
  setUp(link: string, person: Person): Promise<void>;
  fillSetUp(person: Person): Promise<void>;
  fillLogin(person: Pick<Person, 'email' | 'password'>): Promise<void>;
  signIn(person: Person): Promise<void>;
  /** Opens the conversation whose row holds this text. */
  openConversation(text: string | RegExp): Promise<void>;
  answer(text: string): Promise<void>;
  /** Everything that was said, oldest first: `visitor: …`, `agent: …`. */
  said(): Promise<readonly string[]>;
  /** The facts behind the friction, the strongest first, each with its age and points. */
  facts(): Promise<readonly string[]>;
  /** Lets somebody in, on the page of people. */
  addPerson(person: Person, role: 'Agent' | 'Lead' | 'Admin'): Promise<void>;
  /** Somebody's row on the page of people. */
  rowOf(person: Person): Locator;
  /** Waits until the server knows this person; before that no screen is complete. */
  untilOnline(): Promise<void>;
}

export function agentConsoleOn(page: Page, url: string): AgentConsole {
  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('link');
  const composer = page.getByRole('textbox', { name: 'Answer', exact: true });
  const sendButton = page.getByRole('button', { name: 'Send', exact: true });
  const friction = page.getByRole('region', { name: 'Friction' });
  const suggestions = page.getByRole('region', { name: 'Suggestions' });
  const messages = page.getByRole('region', { name: 'Messages' });
  const inbox = page.getByRole('heading', { name: /^Needs you/ });

  const console: AgentConsole = {
    page,
    rows,
    composer,
    sendButton,
    friction,
    suggestions,
    takeButtons: suggestions.getByRole('button').and(page.locator('[aria-keyshortcuts]')),
    delivery: messages.locator('.state'),
    goTo: async (path) => void (await page.goto(`${url}/console/${path}`)),
    async setUp(link, person) {
      await page.goto(link);
      await console.fillSetUp(person);
      await console.untilOnline();
    },
    async fillSetUp({ name, email, password }) {
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Create my account' }).click();
    },
    async fillLogin({ email, password }) {
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    },
    async signIn(person) {
      await page.goto(`${url}/console/login`);
      await console.fillLogin(person);
      await console.untilOnline();
    },
    async openConversation(text) {
      await rows.filter({ hasText: text }).click();
      await composer.waitFor();
    },
    async answer(text) {
      await composer.fill(text);
      await sendButton.click();
    },
    said: () =>
      messages.locator('attune-message-line').evaluateAll((lines) =>
        lines.map((line) => {
          const who = line.getAttribute('side') === 'visitor' ? 'visitor' : 'agent';
          return `${who}: ${line.shadowRoot?.querySelector('.bubble')?.textContent}`;
        }),
      ),
    facts: async () => (await friction.getByRole('listitem').allInnerTexts()).map(plain),
    async addPerson({ name, email, password }, role) {
      await console.goTo('people');
      await page.getByRole('button', { name: 'Add somebody' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add somebody' });
      await dialog.getByLabel('Name').fill(name);
      await dialog.getByLabel('E-mail').fill(email);
      await dialog.getByLabel('First password', { exact: true }).fill(password);
      await dialog.getByLabel('Role').selectOption(role);
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText(`${name} can sign in now.`).waitFor();
    },
    rowOf: ({ email }) => page.getByRole('listitem').filter({ hasText: email }),
    async untilOnline() {
      await inbox.waitFor();
      await page.locator('attune-inbox-list .bones').first().waitFor({ state: 'detached' });
    },
  };
  return console;
}
