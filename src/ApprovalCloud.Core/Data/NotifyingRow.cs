using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ApprovalCloud.Core.Data;

/// <summary>
/// A row that says when it changes, or never does. Entity Framework keeps no copy of it when it is read, and does not compare it when it is saved:
/// an application is read with all its steps, and a decision changes one or two of them.
/// </summary>
public abstract class NotifyingRow : INotifyPropertyChanging, INotifyPropertyChanged
{
    public event PropertyChangingEventHandler? PropertyChanging;

    public event PropertyChangedEventHandler? PropertyChanged;

    private protected void Set<T>(ref T field, T value, [CallerMemberName] string property = "")
    {
        if (EqualityComparer<T>.Default.Equals(field, value))
            return;
        PropertyChanging?.Invoke(this, new PropertyChangingEventArgs(property));
        field = value;
        PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(property));
    }
}
