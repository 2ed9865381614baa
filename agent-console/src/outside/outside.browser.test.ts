import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { find, findAll, unmountAll } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';

afterEach(unmountAll);

const opened = (name: string) => {
  const server = createFakeServer();
  const { app } = openScreen(`/console/${name}`, { connection: server });
  const asked = (request: string) => server.asked.findLast((one) => one.name === request)?.input;
  const button = (words: string) =>
    vi.waitFor(() => {
      const found = findAll(app, 'button').find((each) => (each.textContent ?? '').trim() === words);
      if (!found) throw new Error(`there is no button “${words}”`);
      return found;
    });
  const text = () =>
    findAll(app, 'p, code, b, span')
      .map((each) => each.textContent ?? '')
      .join(' ');
  return { app, asked, button, text };
};

describe('screens about other programs', () => {
  it('makes a key with what was ticked, and shows it once', async () => {
    const { app, asked, button, text } = opened('api-keys');
    (await button('New key')).click();
    await button('Make the key');
    const form = find(app, 'form') as HTMLFormElement;
    (find(app, 'input[name=name]') as HTMLInputElement).value = 'Ours';
    (find(app, 'input[value="read:reports"]') as HTMLInputElement).checked = true;
    form.requestSubmit();
    await vi.waitFor(() => expect(text()).toContain('attune_p_xxx'));
    expect(asked('api-key:create')).toMatchObject({
      kind: 'personal',
      name: 'Ours',
      scopes: ['read:reports'],
    });
  });

  it('revokes a key only after saying what that means', async () => {
    const { asked, button } = opened('api-keys');
    (await button('Revoke')).click();
    expect(asked('api-key:revoke')).toBeUndefined();
    (await button('Revoke it')).click();
    await vi.waitFor(() => expect(asked('api-key:revoke')).toMatchObject({ keyId: 'key-1' }));
  });

  it('shows how deliveries went, and sends one again', async () => {
    const { asked, button } = opened('webhooks');
    (await button('Deliveries')).click();
    (await button('Send again')).click();
    await vi.waitFor(() => expect(asked('webhook:redeliver')).toMatchObject({ deliveryId: 'delivery-1' }));
  });

  it('keeps a rule as it is when it is opened and saved, and says what it would have found', async () => {
    const { asked, button, text } = opened('automation');
    (await button('Edit')).click();
    (await button('What would it have found?')).click();
    await vi.waitFor(() => expect(text()).toContain('It would have matched 1 of the last 12 conversations.'));
    (await button('Save')).click();
    await vi.waitFor(() => expect(asked('automation:update')).toBeDefined());
    const tried = asked('automation:try') as { rule: unknown };
    expect(asked('automation:update')).toMatchObject({ ruleId: 'rule-1', baseVersion: 3, rule: tried.rule });
    expect(tried.rule).toMatchObject({
      conditions: [
        { fact: 'words', is: true, anyOf: ['invoice', 'refund'] },
        { fact: 'path', is: true, startsWith: '/account' },
      ],
      acts: [{ act: 'priority', priority: 'high' }, { act: 'send' }],
    });
  });

  it('shows who did what', async () => {
    const { text } = opened('audit');
    await vi.waitFor(() => expect(text()).toContain('api key: created Shop system'));
  });
});
