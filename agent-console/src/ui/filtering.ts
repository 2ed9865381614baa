import { fitsSought, MAX_SOUGHT } from '@attune/protocol';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import './list-filter.ts';
import type { FilterTyped } from './list-filter.ts';

/** The server is asked when nothing was typed for so long. */
const ASK_AFTER_MS = 150;

/** A list with fewer entries is seen at a glance, and has no line above it. */
const FEWEST = 2;

export interface FilteringOptions {
  /** “Find people”. */
  readonly label: string;
  /** Lists that share a screen with others have the line only from so many entries on. */
  readonly fewest?: number;
  /** Asks the server for what fits, where it has more than is held here. */
  ask?(): Promise<void>;
}

/** What the server found, and of how many: null where nobody counted. */
export interface Found {
  readonly of: number | null;
  readonly more: boolean;
}

/** What somebody seeks in a list, and the line above it in which they say it. */
export class Filtering implements ReactiveController {
  words = '';
  private isAsking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: FilteringOptions,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** What is sent to the server: nothing while nothing is sought. */
  get sought(): { readonly words?: string } {
    const words = this.words.trim();
    return words === '' ? {} : { words: words.slice(0, MAX_SOUGHT) };
  }

  /** @returns the entries of a list held here that fit, in their order */
  fitting<Entry>(
    entries: readonly Entry[],
    textsOf: (entry: Entry) => readonly (string | null)[],
  ): readonly Entry[] {
    return this.words.trim() === ''
      ? entries
      : entries.filter((entry) => fitsSought(textsOf(entry), this.words));
  }

  /** The line above a list that is held here. @param of how many entries there are in all */
  line(shown: number, of: number): TemplateResult | typeof nothing {
    if (of < (this.options.fewest ?? FEWEST) && this.words === '') return nothing;
    return this.render(shown, { of, more: false });
  }

  /** The line above a list of which the server has more than is shown. */
  lineOfServer(shown: number, found: Found): TemplateResult | typeof nothing {
    if (shown < FEWEST && this.words === '') return nothing;
    return this.render(shown, found);
  }

  private render(shown: number, { of, more }: Found): TemplateResult {
    return html`<attune-list-filter
      label=${this.options.label}
      .words=${this.words}
      .shown=${shown}
      .of=${of}
      ?more=${more}
      ?busy=${this.isAsking}
      @filter-typed=${this.onTyped}
    ></attune-list-filter>`;
  }

  private readonly onTyped = ({ words }: FilterTyped): void => {
    this.words = words;
    const { ask } = this.options;
    if (ask) {
      this.isAsking = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.ask(ask), ASK_AFTER_MS);
    }
    this.host.requestUpdate();
  };

  private async ask(ask: () => Promise<void>): Promise<void> {
    const { words } = this;
    await ask();
    // Meanwhile other words may have been typed, and their answer is on its way.
    if (words === this.words) this.isAsking = false;
    this.host.requestUpdate();
  }
}
