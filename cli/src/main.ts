#!/usr/bin/env node
import { runCommandLine } from './command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), process.env);
// Everything is closed by now; what a library may still keep open must not keep the program.
process.exit();
