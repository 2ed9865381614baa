import { MAX_BODY_LENGTH } from '@attune/protocol/limits';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { storageKey } from '../../shared/storage-key.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import { openPanel, SITE, type OpenGiven, type OpenPanel } from '../../testing/open-panel.ts';

let chat: OpenPanel;
const open = async (given?: OpenGiven): Promise<void> => {
  chat = await openPanel(given);
};
afterEach(() => chat.close());

describe('writing', () => {
  it('begins in the composer', async () => {
    await open();
    await vi.waitFor(() => expect(chat.field?.matches(':focus')).toBe(true));
  });

  it('sends with Enter, and shows how far the message has come', async () => {
    await open();
    await chat.send('My card was charged twice.');
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Sent'));
    expect(chat.bubbles()).toEqual(['My card was charged twice.']);
    expect(chat.field?.value).toBe('');
    chat.server.agentRead(1);
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Marek is reading your message'));
  });

  it('breaks the line with Shift-Enter', async () => {
    await open();
    await chat.write('one');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}two');
    expect(chat.field?.value).toBe('one\ntwo');
    expect(chat.server.events).toEqual([]);
  });

  it('sends with the button', async () => {
    await open();
    await chat.write('Hello');
    await userEvent.click(chat.get('.send'));
    await vi.waitFor(() => expect(chat.bubbles()).toEqual(['Hello']));
  });

  it('does not send while a word is being composed', async () => {
    await open();
    await chat.write('にほん');
    chat
      .get('textarea')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    chat.get('textarea').dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    chat.get('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(chat.field?.value).toBe('にほん');
    expect(chat.asked('message:send')).toEqual([]);
  });

  it.each(['', '   ', '\n'])('does not send %j', async (nothing) => {
    await open();
    await chat.send(nothing);
    expect(chat.get('.send').getAttribute('aria-disabled')).toBe('true');
    expect(chat.asked('message:send')).toEqual([]);
  });

  it('grows to five lines and then scrolls', async () => {
    await open();
    const heights: number[] = [];
    for (const lines of [1, 2, 5, 6, 12]) {
      await chat.write(Array.from({ length: lines }, (_, at) => `line ${at}`).join('\n'));
      await conversationDrawn();
      heights.push(chat.get('textarea').clientHeight);
    }
    const [one = 0, two = 0, five = 0, six = 0, twelve = 0] = heights;
    expect(two).toBeGreaterThan(one);
    expect(five).toBeGreaterThan(two);
    expect(six).toBe(five);
    expect(twelve).toBe(five);
  });

  it('says how much room is left, and keeps what is too long', async () => {
    await open();
    await chat.write('x'.repeat(MAX_BODY_LENGTH - 10));
    await vi.waitFor(() => expect(chat.words('.room')).toBe('10 characters left'));
    await chat.send('x'.repeat(MAX_BODY_LENGTH + 3));
    await vi.waitFor(() => expect(chat.words('.room')).toContain('3 characters too many'));
    expect(chat.field?.value).toHaveLength(MAX_BODY_LENGTH + 3);
    expect(chat.asked('message:send')).toEqual([]);
  });

  it('says that somebody types, and never what', async () => {
    await open();
    await userEvent.type(chat.get('textarea'), 'canary-4711');
    expect(chat.asked('typing:set')).toEqual([{ conversationId: 'conversation-1', typing: true }]);
    expect(JSON.stringify(chat.server.asked)).not.toContain('canary');
    await userEvent.clear(chat.get('textarea'));
    await vi.waitFor(() => expect(chat.asked('typing:set')).toHaveLength(2));
    expect(JSON.stringify(localStorage)).not.toContain('canary');
  });
});

describe('a message that was begun and deleted', () => {
  const text = 'canary: where has it gone';
  const reported = () => chat.server.reported.filter(({ kind }) => kind === 'draft-cleared');
  const hesitant = () => open({ server: createFakeServer({ policy: { hesitation: true } }) });

  it('is told where the site looks for it; neither what it said nor how long it was', async () => {
    await hesitant();
    await userEvent.type(chat.get('textarea'), text);
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    await vi.waitFor(() => expect(reported()).toHaveLength(1), 3_000);
    expect(reported()).toEqual([{ kind: 'draft-cleared', at: expect.any(Number) as number }]);
    expect(JSON.stringify(chat.server.asked)).not.toContain('canary');
  });

  it('is not told where the site does not look for it, or when it was sent', async () => {
    await open();
    await userEvent.type(chat.get('textarea'), text);
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    chat.server.changePolicy({ hesitation: true });
    await userEvent.type(chat.get('textarea'), text);
    await userEvent.keyboard('{Enter}');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(reported()).toEqual([]);
  });

  it('is not told of what was pasted', async () => {
    await hesitant();
    const field = chat.get<HTMLTextAreaElement>('textarea');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    await userEvent.click(field);
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(reported()).toEqual([]);
  });
});

describe('what fails', () => {
  it('is said in words, with another try', async () => {
    await open();
    chat.server.refuse('message:send', { code: 'internal', message: 'The server failed on this request.' });
    await chat.send('Hello');
    await vi.waitFor(() =>
      expect(chat.words('.problem')).toContain(
        'Not sent. Something went wrong on our side. Try again in a moment.',
      ),
    );
    await userEvent.click(chat.get('.problem button'));
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Sent'));
    expect(chat.bubbles()).toEqual(['Hello']);
  });

  it('is kept without a connection, with a bar that says so, and sent when it is back', async () => {
    await open();
    chat.connection.breakLink();
    await vi.waitFor(() => expect(chat.words('.bar')).toContain('No connection.'));
    await chat.send('Are you there?');
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Waiting for a connection'));
    expect(localStorage.getItem(storageKey(SITE))).toContain('Are you there?');
    await userEvent.click(chat.get('.bar button'));
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Sent'));
    expect(chat.find('.bar')).toBeNull();
    expect(chat.bubbles()).toEqual(['Are you there?']);
    expect(localStorage.getItem(storageKey(SITE))).not.toContain('Are you there?');
  });

  it('is said when the server will not have us', async () => {
    await open();
    chat.connection.refuseConnection({ code: 'not-found', message: 'There is no site with this key.' });
    await vi.waitFor(() => expect(chat.words('.bar')).toContain('The chat is not available on this page.'));
  });
});

async function conversationDrawn(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
