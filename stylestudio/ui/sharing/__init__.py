"""Pictures for elsewhere: exported files, before-and-after pictures, painting films."""
