import type { Interaction, RecorderPolicy } from '@attune/protocol';
import { render, type TemplateResult } from 'lit';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Recorder } from '../../contract.ts';
import { createRecorder } from '../recorder.ts';

const HERE = location.pathname;

/** A press that nothing came of. */
export const NONE = 'none@1000 none@3000';

/** The page under test, the recorder on it and what it told. */
export interface Stage {
  recorder: Recorder;
  facts: Interaction[];
  ownHost: HTMLElement;
}

/** Sets a page up for each test of a file and clears it away after. */
export function setStage(): Stage {
  const stage = current;

  // Fetched when it is needed for the first time; the tests' clock does not wait for that.
  beforeAll(() => import('../more/main.ts'));

  beforeEach(() => {
    // Only what the recorder and the pages under test count by: the browser's own input goes on in real time.
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'requestAnimationFrame'],
    });
    place = document.body.appendChild(document.createElement('main'));
    stage.ownHost = document.body.appendChild(document.createElement('attune-chat'));
  });

  afterEach(() => {
    stage.recorder.stop();
    place.remove();
    stage.ownHost.remove();
    document.adoptedStyleSheets = [];
    vi.useRealTimers();
    if (location.pathname !== HERE) history.replaceState(null, '', HERE);
  });
  return stage;
}

const nobody: Recorder = {
  subscribe: () => () => undefined,
  updatePolicy: () => undefined,
  stop: () => undefined,
};
const current: Stage = { recorder: nobody, facts: [], ownHost: document.body };
let place: HTMLElement;

/** Shows a page and lets it rest for six seconds, as a visitor who reads first. */
export async function show(page: TemplateResult, policy?: RecorderPolicy): Promise<void> {
  render(page, place);
  current.facts = [];
  startAgain(policy);
  await pass(6_000);
}

/** Another recorder on the page as it is; its facts are added. */
export function startAgain(policy?: RecorderPolicy): void {
  current.recorder.stop();
  const { ownHost } = current;
  current.recorder = createRecorder(policy ? { ownHost, policy } : { ownHost });
  current.recorder.subscribe((more) => current.facts.push(...more));
}

/** Lets the browser do what waits for no clock: tell changes, fetch the second part. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

/** Lets time pass in small steps, and what has changed be noticed in each. */
export async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 50) {
    vi.advanceTimersByTime(Math.min(50, left));
    await turn();
  }
}

export function $(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

export async function press(selector: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    await userEvent.click($(selector));
    await pass(200);
  }
}

/** The outcomes of each press, in order: ['none@1000 none@3000', 'effect@0']. */
export function outcomes(): string[] {
  const byPress = new Map<number, string[]>();
  for (const fact of current.facts) {
    if (fact.kind === 'press') byPress.set(fact.id, []);
    if (fact.kind === 'outcome') byPress.get(fact.press)?.push(`${fact.outcome}@${fact.afterMs}`);
  }
  return [...byPress.values()].map((told) => told.join(' '));
}

export const text = (selector: string, words: string) => (): void => {
  $(selector).textContent = words;
};
