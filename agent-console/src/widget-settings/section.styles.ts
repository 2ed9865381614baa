import { css } from 'lit';

/** Parts that the sections about the widget share, beside `settingsStyles`. */
export const sectionStyles = css`
  :host {
    display: block;
  }
  /* What holds now, between the lead and the first section. */
  .page > .why {
    margin-block-end: var(--space-12);
  }
  .bones {
    block-size: 160px;
    border-radius: var(--radius-card);
    background: var(--surface-2);
  }
  .colour {
    display: flex;
    gap: var(--space-8);
  }
  input[type='color'] {
    inline-size: 44px;
    flex: none;
    padding: 4px;
  }
  .inline {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-8);
  }
  .inline > label {
    flex: 1 1 140px;
  }
  .inline > .narrow {
    flex: 0 1 110px;
  }
  label.tick {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 36px;
    color: var(--text);
  }
  label.tick input {
    inline-size: 16px;
    min-block-size: 16px;
    accent-color: var(--accent);
  }
  .row {
    display: grid;
    gap: var(--space-8);
    padding-block: var(--space-12);
    border-block-start: 1px solid var(--line);
  }
`;
