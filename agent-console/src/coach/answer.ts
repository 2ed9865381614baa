import type { Finding } from '@attune/empathy/coach';
import type { Author } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { factsOf, filled, slashBefore } from '../canned/fill-canned.ts';
import { slashWords } from '../canned/slash-words.ts';
import '../attachments/answer-parts.ts';
import type { AnswerPartsElement } from '../attachments/answer-parts.ts';
import { noParts, saysSomething } from '../attachments/uploads.ts';
import '../composer/answered-meanwhile.ts';
import '../composer/composer.ts';
import type { Composer } from '../composer/composer.ts';
import { emptyDraft, type Draft } from '../composer/draft.ts';
import type { OpenState } from '../conversation/open-conversation.ts';
import { wordsAt } from '../conversation/thread.ts';
import type { PhraseKeeper } from '../phrases/phrase-keeper.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import { remembered } from '../ui/remembered.ts';
import '../ui/word-picker.ts';
import type { WordPicked, WordPicker } from '../ui/word-picker.ts';
import { answerActs } from './answer-acts.ts';
import './answer-notice.ts';
import type { GiftRecorded, WordsWanted } from './answer-notice.ts';
import { answerStyles } from './answer.styles.ts';
import './coach-chip.ts';
import type { FindingDecided } from './coach-chip.ts';
import { lastWords, saidIn } from './conversation-facts.ts';
import './customer-preview.ts';
import type { CustomerPreview } from './customer-preview.ts';
import { nothingRead, type DraftReading } from './draft-reading.ts';
import './fact-strip.ts';

/** Where an answer is written, with what the coach sees in it. The draft is read here and goes nowhere. */
@customElement('attune-answer')
export class Answer extends LitElement {
  static override styles = [controls, answerStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversation: OpenState | null = null;
  @property({ attribute: false }) draft: Draft = emptyDraft;
  @property({ attribute: false }) typing: readonly Author[] = [];
  @property({ attribute: false }) visitorName = 'The visitor';
  @query('attune-answer-parts') private readonly beside!: AnswerPartsElement | null;
  private readonly parts = new Observe(this, () => this.desk?.answering.parts.parts ?? null);
  @query('attune-composer') private readonly composer!: Composer | null;
  /** What is written after a slash; null while no slash is. */
  @state() private slash: ReturnType<typeof slashBefore> = null;
  @query('attune-word-picker') private readonly picker!: WordPicker | null;
  @state() private isKeeping = false;
  @query('attune-phrase-keeper') private readonly keeper!: PhraseKeeper | null;
  @query('attune-customer-preview') private readonly preview!: CustomerPreview | null;
  private readonly read = new Observe(this, () => this.desk?.words.coaching.reading ?? null);
  private readonly muted = new Observe(this, () => this.desk?.words.coaching.muted ?? null);
  private readonly canned = new Observe(this, () => this.desk?.here.ready.canned ?? null);
  private readonly settings = new Observe(this, () => this.desk?.words.settings ?? null);
  private readonly inserted = new Observe(this, () => this.desk?.answering.inserted ?? null);
  private lastInserted = 0;
  private readonly said = remembered(saidIn);

  /** Selects the first place to fill, or puts the caret behind the text. */
  focusFirstSlot(): void {
    this.composer?.focusFirstSlot();
  }

  override blur(): void {
    this.composer?.blur();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const times = this.inserted.value ?? 0;
    if (times !== this.lastInserted) {
      this.lastInserted = times;
      if (times > 0) void this.composer?.updateComplete.then(() => this.focusFirstSlot());
    }
    const [finding] = this.findings;
    if (finding) this.desk?.words.coaching.shown(finding);
  }

  /** What the message says that the answer is an answer to. */
  private get answeredWords(): string | null {
    const replyTo = this.parts.value?.replyTo ?? null;
    return replyTo === null || !this.conversation ? null : wordsAt(this.conversation.thread, replyTo);
  }

  private get reading(): DraftReading {
    return this.read.value ?? nothingRead;
  }

  /** What still stands in the draft as it was read; while somebody types on, the rest waits for the next reading. */
  private get findings(): readonly Finding[] {
    const { text, findings } = this.reading;
    if (this.muted.value === true) return [];
    const stands = ({ span, fix }: Finding): boolean => {
      const upTo = Math.max(span.end, fix.at.end);
      return this.draft.text.slice(0, upTo) === text.slice(0, upTo);
    };
    return findings.filter(stands);
  }

  /** Before the composer: its Enter would send. */
  private readonly pickByKey = {
    capture: true,
    handleEvent: (event: KeyboardEvent): void => {
      if (this.slash === null || event.isComposing) return;
      const isClosed = event.key === 'Escape';
      if (!isClosed && !(this.picker?.onKey(event) ?? false)) return;
      if (isClosed) this.slash = null;
      event.preventDefault();
      event.stopPropagation();
    },
  };

  private lookForSlash(): void {
    const { composer } = this;
    this.slash = composer ? slashBefore(composer.draft.text, composer.caret) : null;
  }

  private onPicked({ option }: WordPicked): void {
    const canned = this.canned.value?.find(({ id }) => id === option.id);
    const { slash, desk } = this;
    this.slash = null;
    if (canned && slash && desk) this.composer?.replace(slash, filled(canned.body, factsOf(desk)));
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const [finding] = this.findings;
    const isAlt = event.altKey && !event.ctrlKey && !event.metaKey;
    // By place, not by letter: with Alt a Mac types another sign on the same key.
    if (isAlt && event.code === 'KeyF' && finding) this.fix(finding);
    else if (isAlt && event.code === 'KeyP') this.preview?.show();
    else if (event.key === 'Escape' && finding) this.desk?.words.coaching.mute();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private onDecided({ finding, decision }: FindingDecided): void {
    if (decision === 'fix') this.fix(finding);
    else if (decision === 'wrong') this.desk?.words.coaching.callWrong(finding);
    else this.desk?.words.coaching.mute();
  }

  private fix(finding: Finding): void {
    this.desk?.words.coaching.fixed(finding);
    this.composer?.replace(finding.fix.at, finding.fix.text);
  }

  private onWords({ words }: WordsWanted): void {
    const { text } = this.draft;
    const end = text.trimEnd().length;
    this.composer?.replace({ start: end, end: text.length }, end === 0 ? words : ` ${words}`);
  }

  private async onGift({ amount }: GiftRecorded): Promise<void> {
    const refusal = await this.desk?.words.beside.give(amount, 'Offered in an answer');
    if (refusal) this.desk?.toasts.problem(refusal.message);
    else this.desk?.toasts.say('Written down as given.');
  }

  /** The editor comes when it is wanted: most answers are no phrases. */
  private async keepAsPhrase(): Promise<void> {
    await import('../phrases/phrase-keeper.ts');
    this.isKeeping = true;
    await this.updateComplete;
    await this.keeper?.show(this.draft.text.trim());
  }

  protected override render(): TemplateResult {
    const { findings, reading } = this;
    const said = this.conversation ? this.said(this.conversation.thread) : [];
    const isWriting = this.typing.some(({ kind }) => kind === 'visitor');
    return html`<div
      class="answer"
      @keydown=${this.onKeyDown}
      @words-wanted=${this.onWords}
      @gift-recorded=${this.onGift}
      @finding-decided=${this.onDecided}
    >
      ${this.renderSlash()}
      ${this.muted.value === true ? nothing : html`<attune-answer-notice .reading=${reading}></attune-answer-notice>`}
      ${this.renderMeanwhile()}
      <attune-answer-parts
        .desk=${this.desk?.answering.parts ?? null}
        .answered=${this.answeredWords}
      ></attune-answer-parts>
      <attune-composer
        @keydown=${this.pickByKey}
        @draft-changed=${this.lookForSlash}
        @focusout=${() => (this.slash = null)}
        ?may-be-empty=${saysSomething(this.parts.value ?? noParts)}
        @paste=${this.onPaste}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${this.onDrop}
        .draft=${this.draft}
        .underlined=${findings[0]?.span ?? null}
        .note=${isWriting ? `${this.visitorName} is still writing` : null}
        ?has-chip=${findings.length > 0}
        placeholder="Answer ${this.visitorName}"
      >
        ${this.renderFacts()}
        <attune-coach-chip
          slot="chip"
          .findings=${findings}
          .text=${reading.text}
          ?hidden=${findings.length === 0}
        ></attune-coach-chip>
        <div slot="acts" class="acts">
          ${answerActs({
            isEmpty: this.draft.text.trim() === '',
            isCoachQuiet: this.muted.value === true,
            pickFiles: () => this.beside?.pickFiles(),
            edit: (part) => this.beside?.edit(part),
            unmute: () => this.desk?.words.coaching.unmute(),
            keep: () => void this.keepAsPhrase(),
            preview: () => this.preview?.show(),
          })}
        </div>
      </attune-composer>
      <attune-customer-preview
        .heard=${(lastWords(said) ?? '').split('\n').filter((text) => text !== '')}
        .answer=${this.draft.text}
        .agentName=${this.desk?.me.value?.agent.name ?? ''}
      ></attune-customer-preview>
      ${this.isKeeping ? html`<attune-phrase-keeper .desk=${this.desk}></attune-phrase-keeper>` : nothing}
    </div>`;
  }

  private renderMeanwhile(): TemplateResult {
    return html`<attune-answered-meanwhile
      .thread=${this.conversation?.thread ?? null}
      .agentId=${this.desk?.me.value?.agent.id ?? ''}
      ?is-writing=${this.draft.text.trim() !== ''}
    ></attune-answered-meanwhile>`;
  }

  private renderSlash(): TemplateResult | typeof nothing {
    const { slash } = this;
    const options = slash ? slashWords(this.canned.value ?? [], slash.word) : [];
    if (options.length === 0) return nothing;
    return html`<attune-word-picker
      class="slash"
      label="Canned responses"
      .options=${options}
      @word-picked=${this.onPicked}
    ></attune-word-picker>`;
  }

  /** Its line is there from the first letter on, so that nothing moves when the reading comes. */
  private renderFacts(): TemplateResult | typeof nothing {
    const isOff = this.settings.value?.coach.enabled === false || this.muted.value === true;
    if (isOff || this.draft.text.trim() === '' || !this.desk) return nothing;
    return html`<attune-fact-strip
      slot="facts"
      .facts=${this.reading.facts}
      .text=${this.reading.text}
    ></attune-fact-strip>`;
  }

  private onPaste(event: ClipboardEvent): void {
    this.takeFiles(event, event.clipboardData);
  }

  private onDrop(event: DragEvent): void {
    this.takeFiles(event, event.dataTransfer);
  }

  private takeFiles(event: Event, from: DataTransfer | null): void {
    if (!from || from.files.length === 0) return;
    event.preventDefault();
    this.desk?.answering.parts.add(from.files);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-answer': Answer;
  }
}
