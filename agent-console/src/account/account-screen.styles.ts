import { css } from 'lit';

export const accountScreenStyles = css`
  :host {
    display: grid;
    place-items: center;
    block-size: 100%;
    overflow-y: auto;
    padding: var(--space-24) var(--space-16);
  }
  /* A landmark, not a box: the form is what stands in the middle. */
  main {
    display: contents;
  }

  form,
  .form {
    display: grid;
    gap: var(--space-16);
    inline-size: min(360px, 100%);
  }
  img {
    inline-size: 40px;
    block-size: 40px;
  }
  h1 {
    font: var(--type-20);
  }
  .lead {
    margin-block-start: var(--space-8);
    color: var(--text-quiet);
  }
  .reason {
    padding: var(--space-12);
    border-radius: var(--radius-card);
    background: var(--surface-2);
  }
  .problem {
    color: var(--urgent-text);
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    font: var(--type-13);
  }
  .bones {
    block-size: 160px;
    border-radius: var(--radius-card);
    background: var(--surface-2);
  }
  button.primary {
    min-block-size: 40px;
  }
`;
