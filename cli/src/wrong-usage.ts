import { StartRefused } from '@tillgraph/platform/config';

/** The words after `tillgraph` make no command. */
export class WrongUsage extends StartRefused {
  constructor(message: string) {
    super(`${message} "tillgraph help" lists the commands.`);
  }
}
