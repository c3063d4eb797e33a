"""What crosses borders and at what price: exports, quotas, duties, prices."""
