import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second; 100 on nearly every Linux. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Time of the processor that a process and all its threads have used so far, s. */
export function cpuSecondsOf(pid: number): number {
  return ticksIn(readFileSync(`/proc/${pid}/stat`, 'utf8')) / TICKS;
}

/** Memory of a process that lies in RAM, kB of 1,024 bytes. */
export function rssKbOf(pid: number): number {
  return rssKbIn(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** @param stat of proc(5): utime and stime are its 14th and 15th field, and the 2nd may hold anything in parentheses */
export function ticksIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

export function rssKbIn(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}
