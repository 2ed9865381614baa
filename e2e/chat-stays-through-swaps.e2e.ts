import { describe, expect, it } from 'vitest';
import { astroPages } from './support/astro-pages.ts';
import { eventually } from './support/eventually.ts';
import { goesOnThrough } from './support/goes-on.ts';
import { visitPageWithChat } from './support/page-with-chat.ts';
import { tellStory } from './support/story.ts';
import { pageOf } from './support/website.ts';

const story = tellStory('chat-stays-through-swaps');

describe('The chat stays', () => {
  it('when Turbo replaces the body and merges the head', async () => {
    const visit = await visitPageWithChat(story, (tag) => ({
      '/': pageOf(tag),
      '/next': pageOf(tag, '<h1>Another page</h1>'),
    }));
    await goesOnThrough(visit, async () => {
      // As Turbo Drive renders a visit: scripts of the head that are there already stay, the body is another one.
      await visit.page.evaluate(async () => {
        const text = await (await fetch('/next')).text();
        const next = new DOMParser().parseFromString(text, 'text/html');
        for (const element of next.head.children)
          if (![...document.head.children].some((own) => own.isEqualNode(element)))
            document.head.append(document.importNode(element, true));
        document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
        history.pushState({}, '', '/next');
      });
      await visit.page.getByRole('heading', { name: 'Another page' }).waitFor();
    });
  });

  it('when a tag in the body comes again with every page', async () => {
    const visit = await visitPageWithChat(story, (tag) => ({ '/': pageOf('', `<h1>A shop</h1>${tag}`) }));
    await goesOnThrough(visit, () =>
      visit.page.evaluate(async () => {
        const text = await (await fetch('/')).text();
        const next = new DOMParser().parseFromString(text, 'text/html');
        document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
        // Turbo makes scripts of the body anew, so that they run.
        for (const script of document.querySelectorAll('body script')) {
          const again = document.createElement('script');
          for (const { name, value } of script.attributes) again.setAttribute(name, value);
          const loaded = new Promise((resolve) => again.addEventListener('load', resolve));
          script.replaceWith(again);
          await loaded;
        }
      }),
    );
  });

  it('when Astro’s own router swaps everything within the document, there and back', async () => {
    const visit = await visitPageWithChat(story, (_tag, script) => astroPages(script));
    const { page } = visit;
    await page.evaluate(() => Reflect.set(window, 'isSamePage', true));
    const heading = (name: string) => page.getByRole('heading', { name, exact: true });
    await goesOnThrough(visit, async () => {
      await page.getByRole('link', { name: 'About', exact: true }).click();
      await heading('About us').waitFor();
      await eventually(visit.launchers).toBe(1);
      expect(await visit.chat.composer.inputValue()).toBe('half a sent');
      await page.getByRole('link', { name: 'Shop', exact: true }).click();
      await heading('A shop').waitFor();
      await page.goBack();
      await heading('About us').waitFor();
    });
    // The router was at work, and not the browser.
    expect(await page.evaluate(() => Reflect.has(window, 'isSamePage'))).toBe(true);
    expect(visit.traffic.sockets()).toHaveLength(1);
  });

  it('when a page takes our element away, and asks for the chat again', async () => {
    const visit = await visitPageWithChat(story, (tag) => ({ '/': pageOf(tag) }));
    await visit.chat.open();
    await visit.chat.send('Before');
    await eventually(() => visit.chat.delivery.innerText()).toBe('Sent');
    await visit.chat.close();
    await visit.page.evaluate(() => {
      document.querySelector('attune-chat')?.remove();
      (Reflect.get(window, 'Attune') as { open(): void }).open();
    });
    await eventually(() => visit.chat.said()).toEqual(['visitor: Before']);
    expect(await visit.launchers()).toBe(1);
    expect(visit.traffic.sockets()).toHaveLength(1);
  });
});

describe('The chat is there once', () => {
  it('when React in StrictMode mounts, unmounts and mounts again', async () => {
    const visit = await visitPageWithChat(story, (_tag, script) => ({
      '/': pageOf(
        '',
        `<h1>A shop</h1><script>
          // The effect of docs/embedding.md, called as StrictMode calls it.
          function effect() {
            const script = document.createElement('script');
            script.src = ${JSON.stringify(script)};
            script.async = true;
            document.head.append(script);
            return () => { script.remove(); window.Attune?.destroy?.(); };
          }
          const unmount = effect(); unmount(); window.unmount = effect();
        </script>`,
      ),
    }));
    const { page, chat, launchers, traffic } = visit;
    await chat.open();
    await chat.send('Hello');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    expect(await launchers()).toBe(1);
    expect(traffic.sockets()).toHaveLength(1);
    await page.evaluate(() => (Reflect.get(window, 'unmount') as () => void)());
    expect(await launchers()).toBe(0);
    expect(await page.evaluate(() => 'Attune' in window)).toBe(false);
    await page.evaluate('effect()');
    await chat.open();
    await eventually(() => chat.said()).toEqual(['visitor: Hello']);
    expect(await launchers()).toBe(1);
  });

  it.each([
    ['twice in the head, and in the body', (tag: string) => pageOf(tag + tag, `<h1>A shop</h1>${tag}`)],
    ['before there is a body', (tag: string) => pageOf(tag.replace(' async', ''), '<h1>A shop</h1>')],
    [
      'late, and by code',
      (_tag: string, script: string) =>
        pageOf(
          '',
          `<h1>A shop</h1><script>addEventListener('load', () => setTimeout(() => {
            const script = document.createElement('script');
            script.src = ${JSON.stringify(script)};
            document.body.append(script);
          }, 300));</script>`,
        ),
    ],
  ])('when its tag stands %s', async (_where, html) => {
    const { chat, launchers, traffic } = await visitPageWithChat(story, (tag, script) => ({
      '/': html(tag, script),
    }));
    await chat.open();
    await chat.send('Hello');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    expect(await launchers()).toBe(1);
    expect(traffic.sockets()).toHaveLength(1);
  });
});
