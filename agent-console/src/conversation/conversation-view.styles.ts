import { css } from 'lit';

export const conversationViewStyles = css`
  :host {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) auto auto / minmax(0, 1fr);
    min-block-size: 0;
    background: var(--surface-1);
  }
  /* Files are held over it: they go out with the answer. */
  :host([dropping]) {
    outline: 2px dashed var(--accent);
    outline-offset: -6px;
  }
  attune-message-list {
    grid-row: 3;
  }
  .strip {
    grid-row: 4;
  }
  .foot {
    grid-row: 5;
  }
  /* Above a phone's keyboard, what was said needs the room. */
  @media (max-width: 799px) and (max-height: 560px) {
    :host(:focus-within) :is(attune-arrange-bar, .strip) {
      display: none;
    }
  }
  .strip {
    display: none;
    align-items: center;
    gap: var(--space-8);
    inline-size: 100%;
    min-block-size: 44px;
    padding: 6px var(--space-16);
    border: 0;
    border-block-start: 1px solid var(--line);
    border-radius: 0;
    background: var(--watch-quiet);
    color: var(--watch-text);
    font: var(--type-13);
    text-align: start;
    white-space: normal;
  }
  .strip[data-level='flag'] {
    background: var(--flag-quiet);
    color: var(--flag-text);
  }
  .strip[data-level='urgent'] {
    background: var(--urgent-quiet);
    color: var(--urgent-text);
  }
  .strip .words {
    flex: 1;
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .strip .words::first-letter {
    text-transform: uppercase;
  }
  .foot {
    inline-size: 100%;
    max-inline-size: 820px;
    margin-inline: auto;
    padding: 0 var(--space-24) var(--space-16);
  }
  .refused {
    grid-row: 1 / -1;
    place-self: center;
    display: grid;
    gap: var(--space-12);
    justify-items: center;
    max-inline-size: 40ch;
    padding: var(--space-24);
    text-align: center;
    color: var(--text-quiet);
  }
  @media (max-width: 799px) {
    .strip {
      display: flex;
    }
    .foot {
      padding: var(--space-8) var(--space-8) var(--space-8);
    }
  }
`;
