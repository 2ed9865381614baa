import { css } from 'lit';

export const widgetPreviewStyles = css`
  :host {
    display: grid;
    gap: var(--space-12);
    padding: var(--space-16);
    border-radius: var(--radius-card);
    background: var(--surface-2);
    min-inline-size: 0;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--space-8);
  }
  .choices button {
    padding: 0 var(--space-8);
    font: var(--type-13);
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-quiet);
  }
  .note {
    margin: 0;
    color: var(--text-quiet);
    font: var(--type-13);
    text-align: center;
  }
  /* The page in it is as wide as a desk's, however narrow the form's neighbour is: it is drawn smaller. */
  .stage {
    justify-self: center;
    inline-size: min(100%, calc(var(--page-width) * 1px));
    block-size: calc(var(--page-height) * var(--scale, 1) * 1px);
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
  }
  .stage.phone {
    border: 1px solid var(--line-strong);
    border-radius: 24px;
  }
  iframe {
    display: block;
    inline-size: calc(var(--page-width) * 1px);
    block-size: calc(var(--page-height) * 1px);
    border: 0;
    transform: scale(var(--scale, 1));
    transform-origin: 0 0;
  }
`;
