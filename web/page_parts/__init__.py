"""What every page of ours shares: headers, a look, and a limit on how often somebody may guess."""
