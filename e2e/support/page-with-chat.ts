import type { Page } from 'playwright-core';
import type { Story } from './story.ts';
import { watchTraffic, type Traffic } from './traffic.ts';
import { openWebsite, type Answer, type Website } from './website.ts';
import { widgetOn, type Widget } from './widget.ts';

/** Somebody's own page, of another origin, with a visitor in front of it. */
export interface PageWithChat {
  readonly page: Page;
  readonly chat: Widget;
  readonly traffic: Traffic;
  readonly website: Website;
  /** How often the launcher is there. */
  launchers(): Promise<number>;
}

/**
 * @param answers what the website has, by path, once it knows the tag that the site's owner copied
 * @returns when the chat's launcher stands
 */
export async function visitPageWithChat(
  story: Story,
  answers: (tag: string, scriptUrl: string) => Readonly<Record<string, string | Answer>>,
): Promise<PageWithChat> {
  const scriptUrl = `${story.server.url}/sites/${await story.siteKey()}/widget.js`;
  const website = await openWebsite(answers(`<script async src="${scriptUrl}"></script>`, scriptUrl));
  let traffic: Traffic | undefined;
  const page = await story.page({
    prepare(context) {
      context.on('close', () => website.close());
      traffic = watchTraffic(context);
      return Promise.resolve();
    },
  });
  if (!traffic) throw new Error('the browser was opened without being prepared');
  await page.goto(website.url);
  const chat = widgetOn(page);
  await chat.launcher.waitFor();
  return { page, chat, traffic, website, launchers: () => page.locator('attune-chat').count() };
}
