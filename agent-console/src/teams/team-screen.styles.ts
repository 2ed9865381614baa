import { css } from 'lit';

/** Looks of the screen about a team and of its sections. */
export const teamScreenStyles = css`
  section {
    display: grid;
    gap: var(--space-8);
    padding-block: var(--space-16);
    border-block-start: 1px solid var(--line);
  }
  h2 {
    font: var(--type-14);
    font-weight: 600;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 36px;
  }
  .people .name {
    font-weight: 500;
  }
  .end {
    display: inline-flex;
    align-items: center;
    gap: var(--space-4);
    margin-inline-start: auto;
    color: var(--text-quiet);
    font: var(--type-13);
  }
  .check {
    display: flex;
    align-items: flex-start;
    gap: var(--space-8);
  }
  .check input {
    flex: none;
    inline-size: 18px;
    min-block-size: 24px;
  }
  small {
    display: block;
    color: var(--text-quiet);
    font: var(--type-12);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-8);
  }
  form label {
    display: grid;
    flex: 1 1 180px;
    gap: 4px;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  form select {
    color: var(--text);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--space-16);
    flex: 1 1 100%;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 4px;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  fieldset label {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    color: var(--text);
    font: var(--type-13);
  }
  fieldset input {
    inline-size: 16px;
    min-block-size: 24px;
  }
  fieldset input.weight {
    inline-size: 68px;
    min-block-size: 28px;
  }
  .problem {
    flex: 1 1 100%;
    color: var(--urgent);
    font: var(--type-13);
  }
`;
