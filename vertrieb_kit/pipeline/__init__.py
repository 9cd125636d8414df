"""Plan a run, execute the notebooks, write the run folder."""
