import { type ChildProcess, execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface RunningProcess {
  readonly pid: number;
  /** With its arguments. */
  readonly command: string;
}

/** The processes that this one has started and that run. */
export async function childrenOf({ pid: parent }: ChildProcess): Promise<readonly RunningProcess[]> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-eo', 'pid=,ppid=,stat=,command=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().match(/^(\d+) +(\d+) +(\S+) +(.*)$/) ?? [])
    .filter(([, , ppid, state = '']) => Number(ppid) === parent && !state.startsWith('Z'))
    .map(([, pid, , , command = '']) => ({ pid: Number(pid), command }));
}
