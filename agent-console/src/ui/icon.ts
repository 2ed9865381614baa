import { css, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icons, type IconName } from './icons.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** One Lucide drawing, decorative: the words stand beside it or in the control's label. */
@customElement('attune-icon')
export class Icon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      inline-size: 16px;
      block-size: 16px;
      flex: none;
    }
    :host([size='20']) {
      inline-size: 20px;
      block-size: 20px;
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5px;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    svg * {
      vector-effect: non-scaling-stroke;
    }
  `;

  @property() name: IconName = 'inbox';
  @property({ reflect: true }) size: '16' | '20' = '16';

  private drawing: SVGElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('name')) this.drawing = drawingOf(this.name);
  }

  protected override render(): SVGElement | typeof nothing {
    return this.drawing ?? nothing;
  }
}

/** Each drawing once; what is shown is a copy. */
const drawn = new Map<IconName, SVGElement>();

function drawingOf(name: IconName): SVGElement {
  const known = drawn.get(name) ?? drawingFrom(icons[name]);
  drawn.set(name, known);
  return known.cloneNode(true) as SVGElement;
}

/** Builds the drawing node by node: parsing markup would need an HTML sink. */
function drawingFrom(source: string): SVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  for (const [, tag = '', attributes = ''] of source.matchAll(
    /<(path|circle|rect|line|poly\w+)\s([^>]*)\/>/g,
  )) {
    const shape = document.createElementNS(SVG, tag);
    for (const [, name = '', value = ''] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) {
      shape.setAttribute(name, value);
    }
    picture.append(shape);
  }
  return picture;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-icon': Icon;
  }
}
