import type { DetectorDescription, ThresholdSettings } from '@attune/protocol';
import { defaultThresholds, describeDetectors } from '@attune/signals';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import './detector-form.ts';
import type { DetectorForm, SaveThresholds } from './detector-form.ts';

const rageClick = describeDetectors().find(({ kind }) => kind === 'rage-click') as DetectorDescription;
const settings: ThresholdSettings = { version: 2, values: defaultThresholds, savedAt: null, savedBy: null };

let form: DetectorForm;
const save = vi.fn<SaveThresholds>();
const field = (name: string): HTMLElement => {
  const index = rageClick.thresholds.findIndex((each) => each.name === name);
  return findAll(form, 'attune-threshold-field')[index] ?? form;
};
const number = (name: string): HTMLInputElement => find(field(name), '#number') as HTMLInputElement;
const saveButton = (): HTMLButtonElement => find(form, 'button.primary') as HTMLButtonElement;
const type = async (name: string, text: string): Promise<void> => {
  await userEvent.fill(number(name), text);
  await drawn(form);
};

beforeEach(async () => {
  save.mockReset();
  save.mockResolvedValue({ saved: true, version: 3 });
  form = await mount<DetectorForm>(
    html`<attune-detector-form
      .description=${rageClick}
      .settings=${settings}
      .save=${save}
    ></attune-detector-form>`,
    800,
  );
});
afterEach(unmountAll);

describe('a detector’s thresholds', () => {
  it('show times in seconds and save them in milliseconds', async () => {
    await type('minClicks', '4');
    await type('withinMs', '1.5');
    await userEvent.click(saveButton());
    expect(save).toHaveBeenCalledWith('rage-click', { minClicks: 4, withinMs: 1_500 }, 2);
    await vi.waitFor(() =>
      expect(words(form)).toContain('Saved as version 3. It holds from the next click on.'),
    );
  });

  it('move with the slider too', async () => {
    const slider = find(field('minClicks'), 'input[type="range"]') as HTMLInputElement;
    slider.focus();
    await userEvent.keyboard('{ArrowRight}');
    await drawn(form);
    expect(number('minClicks').value).toBe('4');
  });

  it('say what is out of range beside the field, and hold the save back', async () => {
    await type('withinMs', '900');
    expect(words(field('withinMs'))).toMatch(/At most [\d.]+ s\./);
    expect(number('withinMs').getAttribute('aria-invalid')).toBe('true');
    expect(saveButton().disabled).toBe(true);
    await type('withinMs', 'soon');
    expect(words(field('withinMs'))).toContain('Please give a number.');
  });

  it('show the server’s refusal beside the field it names', async () => {
    save.mockResolvedValue({
      saved: false,
      refusal: {
        code: 'invalid',
        message: 'Clicks in a row must be a whole number.',
        field: 'changes.rage-click.minClicks',
      },
    });
    await type('minClicks', '4');
    await userEvent.click(saveButton());
    await vi.waitFor(() => expect(words(field('minClicks'))).toContain('must be a whole number'));
    expect(words(form)).toContain('Not saved. See the marked line.');
  });

  it('keep what was typed when somebody else saved meanwhile, and save it on theirs', async () => {
    save.mockResolvedValueOnce({ saved: false, refusal: { code: 'conflict', message: 'Stale.' } });
    await type('minClicks', '5');
    await userEvent.click(saveButton());
    await vi.waitFor(() => expect(words(form)).toContain('Somebody saved other thresholds meanwhile.'));
    form.settings = {
      ...settings,
      version: 3,
      values: { ...defaultThresholds, 'rage-click': { ...defaultThresholds['rage-click'], withinMs: 1_200 } },
    };
    await drawn(form);
    expect(number('minClicks').value).toBe('5');
    expect(number('withinMs').value).toBe('1.2');
    await userEvent.click(saveButton());
    expect(save).toHaveBeenLastCalledWith('rage-click', { minClicks: 5 }, 3);
  });

  it('go back to the saved values, and to the default', async () => {
    form.settings = {
      ...settings,
      values: { ...defaultThresholds, 'rage-click': { ...defaultThresholds['rage-click'], minClicks: 7 } },
    };
    await drawn(form);
    await type('minClicks', '9');
    await userEvent.click(find(form, '.act .quiet'));
    await drawn(form);
    expect(number('minClicks').value).toBe('7');
    await userEvent.click(find(field('minClicks'), 'button.link'));
    await drawn(form);
    expect(number('minClicks').value).toBe('3');
    expect(saveButton().disabled).toBe(false);
  });

  it('can only be read by who is no admin', async () => {
    form.readOnly = true;
    await drawn(form);
    expect(findAll(form, 'input, button')).toEqual([]);
    expect(words(field('withinMs'))).toContain('2 s');
  });
});
