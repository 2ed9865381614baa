import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { install } from '../../../scripts/toolchain/install.mjs';
import { ROOT } from '../../../scripts/toolchain/root.mjs';
import { run, tail } from '../../../scripts/toolchain/run.mjs';
import type { Sensor, Watch } from '../sensor.ts';

const FOLDER = join(ROOT, 'bench/vendors');
const FOUND_BINDING = 'vendorFound';

/** An SDK as the bench runs it. */
export interface Vendor {
  readonly name: string;
  readonly settleMs: number;
  /** Its own names in the words of page sets; a name that is missing is no frustration. */
  readonly kinds: Readonly<Record<string, string>>;
}

export const VENDORS: readonly Vendor[] = [
  // A dead click is told after 2.75 s and checked once a second.
  { name: 'posthog', settleMs: 6_000, kinds: { $rageclick: 'rage', $dead_click: 'dead' } },
  // An action ends at most 10 s after its click.
  {
    name: 'datadog',
    settleMs: 6_000,
    kinds: { rage_click: 'rage', dead_click: 'dead', error_click: 'error' },
  },
  { name: 'mixpanel', settleMs: 6_000, kinds: { $mp_rage_click: 'rage', $mp_dead_click: 'dead' } },
  {
    name: 'amplitude',
    settleMs: 6_000,
    kinds: {
      '[Amplitude] Rage Click': 'rage',
      '[Amplitude] Dead Click': 'dead',
      '[Amplitude] Error Click': 'error',
    },
  },
  // A click counts as dead after 7 s.
  {
    name: 'sentry',
    settleMs: 10_000,
    kinds: { 'rage click': 'rage', 'dead click': 'dead', 'slow click': 'slow' },
  },
];

export interface OpenedVendors {
  readonly sensors: readonly Sensor[];
  /** Why one is not there, a line each. */
  readonly missing: readonly string[];
}

/** A vendor's SDK, bundled with its settings: a script for a page. */
export async function vendorScript({ name }: Vendor): Promise<string> {
  const { code, output } = await run(process.execPath, ['bundle.mjs', name], { cwd: FOLDER });
  if (code !== 0) throw new Error(tail(output));
  return readFile(join(FOLDER, 'dist', `${name}.js`), 'utf8');
}

/** Fetches the SDKs, which a normal install leaves out. */
export async function installVendors(say: (line: string) => void): Promise<void> {
  await install(FOLDER, say);
}

/** Every vendor that can be installed here. */
export async function openVendors(say: (line: string) => void): Promise<OpenedVendors> {
  const sensors: Sensor[] = [];
  const missing: string[] = [];
  try {
    await installVendors(say);
  } catch (fault) {
    return { sensors, missing: VENDORS.map((vendor) => missingLine(vendor, fault)) };
  }
  for (const vendor of VENDORS) {
    try {
      sensors.push(vendorSensor(vendor, await vendorScript(vendor)));
    } catch (fault) {
      missing.push(missingLine(vendor, fault));
    }
  }
  return { sensors, missing };
}

function missingLine({ name }: Vendor, fault: unknown): string {
  const reason = fault instanceof Error ? fault.message : String(fault);
  return `${name.padEnd(9)} not run: ${reason.replaceAll(/\s+/g, ' ').slice(0, 300)}`;
}

function vendorSensor({ name, settleMs, kinds }: Vendor, script: string): Sensor {
  return {
    name,
    settleMs,
    served: {
      head: () => '<script src="/vendor.js"></script>',
      scripts: new Map([['/vendor.js', script]]),
    },
    async watch(context): Promise<Watch> {
      const found = new Set<string>();
      await context.exposeBinding(FOUND_BINDING, (_source, event: string) => {
        const kind = Object.hasOwn(kinds, event) ? kinds[event] : undefined;
        if (kind !== undefined) found.add(kind);
      });
      return {
        // It was started by the page itself.
        ready: () => Promise.resolve(),
        found: () => Promise.resolve({ kinds: [...found], facts: [] }),
      };
    },
  };
}
