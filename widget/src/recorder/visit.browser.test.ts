import type { Interaction } from '@attune/protocol';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { pass, press, setStage, show } from './testing/stage.ts';

const stage = setStage();

describe('the visit', () => {
  it('begins with the page', async () => {
    await show(html``);
    expect(stage.facts[0]).toMatchObject({ kind: 'page', path: expect.stringMatching(/^\//) });
  });

  it('goes on when a script changes the address', async () => {
    await show(
      html`<button id="t" @click=${() => history.pushState(null, '', '/orders/81723?q=1')}>x</button>`,
    );
    await press('#t');
    await pass(1_000);
    expect(stage.facts.findLast(({ kind }) => kind === 'page')).toMatchObject({ path: '/orders/:id' });
    expect(JSON.stringify(stage.facts)).not.toContain('81723');
  });

  it('is remembered for a minute and handed over on asking', async () => {
    await show(html`<button id="t">Pay</button>`);
    await press('#t');
    const handed: Interaction[] = [];
    stage.recorder.subscribe((more) => handed.push(...more));
    expect(handed).toEqual(stage.facts);
    await pass(61_000);
    const later: Interaction[] = [];
    stage.recorder.subscribe((more) => later.push(...more));
    expect(later.filter(({ kind }) => kind === 'press')).toEqual([]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    await show(html`<button id="t">Pay</button>`);
    stage.recorder.stop();
    const before = stage.facts.length;
    await press('#t');
    await pass(3_100);
    expect(stage.facts).toHaveLength(before);
  });
});
