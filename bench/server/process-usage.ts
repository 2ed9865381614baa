import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second; 100 on nearly every Linux. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Time of the processor that a process and all its threads have used so far, s. */
export function cpuSecondsOf(pid: number): number {
  return ticksIn(readFileSync(`/proc/${pid}/stat`, 'utf8')) / TICKS;
}

/** One that works for what is measured. */
export interface Process {
  readonly name: string;
  readonly pid: number;
}

/** As `cpuSecondsOf`, with its children, of which PostgreSQL has one for each connection; also those that have ended. */
export function cpuSecondsOfFamily(pid: number): number {
  const own = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(name))
    .filter((stat) => parentIn(stat) === pid);
  return [endedChildrenTicksIn(own), ...[own, ...children].map(ticksIn)].reduce((a, b) => a + b, 0) / TICKS;
}

/** Empty for one that has ended meanwhile. */
function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

/** Memory of a process that lies in RAM, kB of 1,024 bytes. */
export function rssKbOf(pid: number): number {
  return rssKbIn(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** @param stat of proc(5): utime and stime are its 14th and 15th field */
export function ticksIn(stat: string): number {
  const fields = fieldsIn(stat);
  return Number(fields[11]) + Number(fields[12]);
}

/** @param stat of proc(5): cutime and cstime are its 16th and 17th field */
export function endedChildrenTicksIn(stat: string): number {
  const fields = fieldsIn(stat);
  return Number(fields[13]) + Number(fields[14]);
}

/** @param stat of proc(5): ppid is its 4th field */
export function parentIn(stat: string): number {
  return Number(fieldsIn(stat)[1]);
}

/** From the 3rd on: the 2nd may hold anything in parentheses. */
const fieldsIn = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

export function rssKbIn(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}
