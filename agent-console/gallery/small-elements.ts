import { html, type TemplateResult } from 'lit';
import type { Desk } from '../src/app/desk.ts';
import '../src/availability/availability-switch.ts';
import '../src/availability/state-dot.ts';
import '../src/check-in/check-in-card.ts';
import '../src/check-in/check-in-switch.ts';
import '../src/identity/identity-snippet.ts';
import '../src/inbox/pick-bar.ts';
import '../src/labels/label-mark.ts';
import '../src/phrases/phrase-past.ts';
import '../src/pwa/install-offer.ts';
import type { Install } from '../src/pwa/install.ts';
import '../src/signal-policy/path-lines.ts';
import '../src/sites/site-chooser.ts';
import { createStore } from '../src/state/store.ts';
import '../src/ui/list-filter.ts';
import '../src/ui/toast-stack.ts';
import { createToasts } from '../src/ui/toasts.ts';
import '../src/views/filter-form.ts';
import { labels } from './fixtures/team.ts';
import { openDeskOfTwoSites, openGalleryDesk } from './gallery-desk.ts';
import { shown } from './shown.ts';

const now = Date.now();

const offered: Install = {
  isOffered: createStore(true),
  isSuggested: createStore(true),
  ask: () => Promise.resolve(),
  decline() {},
};

/** Marks, switches and small forms. */
export function smallShown(): TemplateResult {
  const desk = openGalleryDesk();
  const toasts = createToasts();
  toasts.say('Resolved.', () => {});
  toasts.problem('The database cannot be reached right now.');
  const uses = [
    { byName: 'Ines Okafor', at: now - 60_000, outcome: 'accepted', conversationId: 'c-mara' },
  ] as const;
  return html`<h2>Marks and small forms</h2>
    ${shown('labels', 316, null, html`<p>${labels.map((label) => html`<attune-label-mark .label=${label}></attune-label-mark> `)}</p>`)}
    ${shown('labels, small', 316, null, html`<p>${labels.map((label) => html`<attune-label-mark small .label=${label}></attune-label-mark> `)}</p>`)}
    ${shown('at work, away, not here', 316, null, html`<p>${(['online', 'away', 'offline'] as const).map((state) => html`<attune-state-dot state=${state}></attune-state-dot> `)}</p>`)}
    ${shown('whether one is at work', 316, null, html`<attune-availability-switch .desk=${desk}></attune-availability-switch>`)}
    ${shown('which website', 316, null, html`<attune-site-chooser .desk=${openDeskOfTwoSites()}></attune-site-chooser>`)}
    ${shown('several picked', 316, null, html`<attune-pick-bar .desk=${desk} .ids=${['c-mara', 'c-jo']}></attune-pick-bar>`)}
    ${shown('the console can be installed', 316, null, html`<attune-install-offer .install=${offered}></attune-install-offer>`)}
    ${shown('rows are to be picked', 316, null, html`<attune-pick-bar .desk=${desk}></attune-pick-bar>`)}
    ${shown('a view is made', 360, null, html`<attune-filter-form .desk=${desk}></attune-filter-form>`)}
    ${shown('paths, a line each', 520, null, html`<attune-path-lines name="never" label="Never here" about="One path a line." .paths=${['/account*', '/health/*']}></attune-path-lines>`)}
    ${shown('a list to look through', 520, null, html`<attune-list-filter label="Find people" .shown=${40} .of=${40}></attune-list-filter>`)}
    ${shown('some fit', 520, null, html`<attune-list-filter label="Find people" words="ines" .shown=${12} .of=${40}></attune-list-filter>`)}
    ${shown('more fit than are shown', 520, null, html`<attune-list-filter label="Find entries" words="webhook" .shown=${50} more></attune-list-filter>`)}
    ${shown('the server looks', 520, null, html`<attune-list-filter label="Find entries" words="webhook" .shown=${50} busy></attune-list-filter>`)}
    ${shown('nothing fits', 390, null, html`<attune-list-filter label="Find people" words="somebody else" .of=${40}></attune-list-filter>`)}
    ${shown('how a server signs', 640, null, html`<attune-identity-snippet name="Shop" .of=${{ siteKey: 'site-key', kid: 'key-1', algorithm: 'HS256' }}></attune-identity-snippet>`)}
    ${shown('what became of a phrase', 520, null, html`<attune-phrase-past .history=${{ versions: [], uses }}></attune-phrase-past>`)}
    ${shown('a break, offered', 420, 190, html`<div class="edge"><attune-check-in-card .desk=${deskAfterHardOnes()}></attune-check-in-card></div>`)}
    ${shown('whether breaks are offered', 640, null, html`<attune-check-in-switch .desk=${desk}></attune-check-in-switch>`)}
    ${shown('words at the edge', 420, 160, html`<div class="edge"><attune-toast-stack .toasts=${toasts}></attune-toast-stack></div>`)}`;
}

/** A desk whose agent just went through three hard conversations. */
function deskAfterHardOnes(): Desk {
  const desk = openGalleryDesk();
  desk.me.subscribe(() => desk.checkIns.shielded('c-mara'));
  return desk;
}
